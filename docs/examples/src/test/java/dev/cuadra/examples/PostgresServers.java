package dev.cuadra.examples;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server for the tests of this module, begun at the first call and stopped with the process. */
public final class PostgresServers {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Path HOME = Path.of("target", "postgres").toAbsolutePath();

    private static final class Shared {
        private static final EmbeddedPostgres ONE = start();
    }

    private PostgresServers() {}

    /** Another server, for a test that stops it; its data is in {@link #HOME}. */
    static EmbeddedPostgres start() {
        try {
            return start(Files.createTempDirectory(Files.createDirectories(HOME), "data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(HOME.resolve("binaries").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "60")
                .start();
    }

    /** The URL of an empty database of its own, with a user. */
    public static String emptyDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(Shared.ONE.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return Shared.ONE.getJdbcUrl("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
