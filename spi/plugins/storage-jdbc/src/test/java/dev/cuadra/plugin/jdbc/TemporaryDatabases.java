package dev.cuadra.plugin.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Database files below the build directory, each in a folder of its own. */
final class TemporaryDatabases {
    private static final Path FOLDER = Path.of("target", "databases");

    private Path last = FOLDER;

    /** A file that does not exist yet. */
    static Path file() {
        try {
            return Files.createTempDirectory(Files.createDirectories(FOLDER), "test")
                    .resolve("cuadra.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JdbcStorage open() {
        last = file();
        return JdbcStorage.open(last);
    }

    JdbcStorage reopen() {
        return JdbcStorage.open(last);
    }
}
