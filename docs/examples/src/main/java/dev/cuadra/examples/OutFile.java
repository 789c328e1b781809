package dev.cuadra.examples;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The one file that an option names to write to. It is there whole or not at all. */
record OutFile(Path file) {
    /**
     * The file that {@code option} names.
     *
     * @throws ProblemException with code {@code OUT_FILE} for a directory, or where nothing may be written
     */
    static OutFile named(String option, String name) {
        try {
            OutFile out = new OutFile(Path.of(name).toAbsolutePath());
            if (out.writable()) {
                return out;
            }
        } catch (InvalidPathException e) {
            // What can be no name of a file is none that can be written.
        }
        throw new ProblemException(
                Texts.BOOK.problem("OUT_FILE", Place.member(option), Map.of("file", name, "option", option)));
    }

    private boolean writable() {
        Path folder = file.getParent();
        return stream()
                ? Files.isWritable(file)
                : folder != null && Files.isDirectory(folder) && Files.isWritable(folder) && !Files.isDirectory(file);
    }

    private boolean stream() {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /** Writes beside the file and moves it into place; what is no file, such as a pipe, is written to as it is. */
    void text(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (stream()) {
            Files.write(file, bytes);
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
