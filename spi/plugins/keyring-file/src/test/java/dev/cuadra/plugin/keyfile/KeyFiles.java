package dev.cuadra.plugin.keyfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Key files below the build directory, each in a folder of its own. */
final class KeyFiles {
    private KeyFiles() {}

    static Path fresh() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "keys")), "test")
                    .resolve("keys.bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
