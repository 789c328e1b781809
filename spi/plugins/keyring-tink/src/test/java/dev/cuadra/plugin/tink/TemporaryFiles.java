package dev.cuadra.plugin.tink;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files below the build directory, each in a folder of its own. */
final class TemporaryFiles {
    /** One master for all tests that do not look at it. */
    static final Aead MASTER = MasterKeyFile.create(fresh("master.json"));

    private TemporaryFiles() {}

    static Path fresh(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "keysets")), "test")
                    .resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
