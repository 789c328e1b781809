package dev.cuadra.plugin.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A PostgreSQL server for the tests of this module, begun at the first call and stopped with the process. */
final class PostgresDatabases {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static final Path HOME = Path.of("target", "postgres").toAbsolutePath();
    private static final Map<EmbeddedPostgres, Path> FOLDERS = new ConcurrentHashMap<>();

    private final String schema = newSchema();

    private static final class Server {
        private static final EmbeddedPostgres ONE = start("off");
        private static final HikariDataSource POOL = pool(ONE, 40);
    }

    private PostgresDatabases() {}

    /** An own schema, which is emptied each time that it is opened. */
    static PostgresDatabases inOneSchema() {
        return new PostgresDatabases();
    }

    static String newSchema() {
        return "test_" + SCHEMAS.incrementAndGet();
    }

    /** A folder for the data of a server. */
    static Path folder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(HOME), "data");
    }

    static EmbeddedPostgres start(String fsync) {
        try {
            return start(fsync, folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server over {@code data}, which another may have left there. */
    static EmbeddedPostgres start(String fsync, Path data) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(HOME.resolve("binaries").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", fsync)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "150")
                .start();
        FOLDERS.put(server, data);
        return server;
    }

    /** Sends a signal to the server's first process. */
    static void signalPostmaster(EmbeddedPostgres server, String signal) throws IOException, InterruptedException {
        String pid = Files.readAllLines(
                        Objects.requireNonNull(FOLDERS.get(server)).resolve("postmaster.pid"))
                .get(0)
                .strip();
        new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor();
    }

    static HikariDataSource pool(EmbeddedPostgres server, int size) {
        return PostgresServer.pool(
                server.getJdbcUrl("postgres", "postgres"), "postgres", "", size, Duration.ofSeconds(30));
    }

    static DataSource source() {
        return Server.POOL;
    }

    static String url() {
        return Server.ONE.getJdbcUrl("postgres", "postgres");
    }

    JdbcStorage open() {
        JdbcStorage storage = reopen();
        empty(schema);
        return storage;
    }

    JdbcStorage reopen() {
        return JdbcStorage.open(source(), schema);
    }

    String schema() {
        return schema;
    }

    private static void empty(String schema) {
        List<String> tables = new ArrayList<>();
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet names = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = '"
                    + schema + "' AND tablename <> 'schema_history'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                statement.addBatch("DELETE FROM " + schema + "." + table);
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
