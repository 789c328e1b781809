package dev.cuadra.examples;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which journals a command looks at. Unlike elsewhere, the database must be there, and no tenant means all of them. */
final class JournalOptions {
    @Option(names = "--db", required = true, paramLabel = "JDBC-URL")
    String db = "";

    @Option(names = "--keys", paramLabel = "FILE")
    @Nullable
    Path keys;

    @Option(names = "--tenant", paramLabel = "T")
    @Nullable
    String tenant;
}
