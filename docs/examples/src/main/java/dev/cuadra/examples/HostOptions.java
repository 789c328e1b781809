package dev.cuadra.examples;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the reference host keeps its data; the same for every command. */
final class HostOptions {
    @Option(names = "--db", paramLabel = "JDBC-URL")
    @Nullable
    String db;

    @Option(names = "--keys", paramLabel = "FILE")
    @Nullable
    Path keys;

    @Option(names = "--tenant", paramLabel = "T", defaultValue = "default")
    String tenant = "default";
}
