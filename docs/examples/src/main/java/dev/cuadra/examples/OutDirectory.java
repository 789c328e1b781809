package dev.cuadra.examples;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The directory a command writes to. A file is there whole or not at all. */
final class OutDirectory {
    private final Path directory;
    private final List<Path> written = new ArrayList<>();

    OutDirectory(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new ProblemException(
                    Texts.BOOK.problem("OUT_UNUSABLE", Place.member("--out"), Map.of("dir", directory)), e);
        }
    }

    /** An id as part of a file name: what is neither letter nor digit, {@code -}, {@code _} nor {@code .} is written as bytes. */
    static String named(String id) {
        StringBuilder name = new StringBuilder();
        id.codePoints().forEach(letter -> {
            String text = Character.toString(letter);
            boolean plain = Character.isLetterOrDigit(letter) || "-_.".contains(text);
            name.append(plain ? text : URLEncoder.encode(text, StandardCharsets.UTF_8));
        });
        return name.toString();
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    Path directory() {
        return directory;
    }

    List<Path> written() {
        return written;
    }

    Path text(String name, String content) {
        return write(name, part -> {
            try {
                Files.write(part, content.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    Path csv(String name, List<String> titles, Iterable<? extends List<?>> rows) {
        return write(name, part -> {
            try (TableWriter writer = Tables.csv(Files.newOutputStream(part), CsvStyle.RFC_4180)) {
                writer.row(titles);
                rows.forEach(writer::row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Writes beside the file and moves it into place; the folders in its name are made. */
    Path write(String name, Consumer<Path> content) {
        Path file = resolve(name);
        Path part = resolve(name + ".part");
        try {
            if (name.indexOf('/') > 0) {
                Files.createDirectories(resolve(name.substring(0, name.lastIndexOf('/'))));
            }
            content.accept(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written.remove(file);
        written.add(file);
        return file;
    }

    /** Removes what an earlier run left under {@code name}: an old file of rejects would be mistaken for a new one. */
    void forget(String name) {
        try {
            Files.deleteIfExists(resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
