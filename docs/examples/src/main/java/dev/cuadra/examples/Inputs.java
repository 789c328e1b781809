package dev.cuadra.examples;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** The files that a user names. */
final class Inputs {
    private Inputs() {}

    /**
     * The file as a table's source.
     *
     * @throws ProblemException with code {@code FILE_UNREADABLE}
     */
    static TableSource file(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ProblemException(
                    Texts.BOOK.problem("FILE_UNREADABLE", Place.in(file.toString()), Map.of("file", file)));
        }
        return TableSource.of(file.getFileName().toString(), () -> Files.newInputStream(file));
    }

    /**
     * Whether a user means a file of their own, and none of what ships: a misspelt name is not a file that is missing.
     *
     * @param shipped the names of what ships
     */
    static boolean meansFile(String name, Collection<String> shipped) {
        return !shipped.contains(name)
                && (name.endsWith(".json") || name.contains("/") || name.contains("\\") || exists(name));
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The whole of a file as text.
     *
     * @throws ProblemException with code {@code FILE_UNREADABLE}
     */
    static String text(String name) throws IOException {
        try {
            Path file = Path.of(name);
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            }
        } catch (InvalidPathException e) {
            // What can be no name of a file is none that can be read.
        }
        throw new ProblemException(Texts.BOOK.problem("FILE_UNREADABLE", Place.in(name), Map.of("file", name)));
    }
}
