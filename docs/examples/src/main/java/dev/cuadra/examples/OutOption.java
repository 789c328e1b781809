package dev.cuadra.examples;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder that a command writes into, which has to be named. */
final class OutOption {
    @Option(names = "--out", required = true, paramLabel = "DIR")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    Path directory() {
        return directory;
    }
}
