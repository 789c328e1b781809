package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings a database to the schema this plugin knows, one numbered resource after the other. */
final class Schema {
    /** The newest schema; {@code sqlite-001.sql} is the first. */
    static final int NEWEST = 1;

    private Schema() {}

    /** Runs within the caller's transaction: a database is never between two schemas. */
    static void bringUpToDate(Session session, Dialect dialect) throws SQLException {
        int version = version(session, dialect);
        if (version > NEWEST) {
            throw new StorageException("The database " + dialect.place() + " has schema " + version
                    + ", written by a newer release; this one knows schema " + NEWEST + " at most");
        }
        try (Statement statement = session.connection().createStatement()) {
            for (int next = version + 1; next <= NEWEST; next++) {
                for (String sql : resource(dialect, next).split(";\n", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                statement.execute("INSERT INTO schema_version (version) VALUES (" + next + ")");
            }
        }
    }

    private static int version(Session session, Dialect dialect) throws SQLException {
        Long tables = session.row(dialect.countTables(), (parameters, any) -> {}, Columns::number);
        try (Statement statement = session.connection().createStatement()) {
            if (tables == null || tables == 0) {
                statement.execute("CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)");
            }
            Long version = session.row(
                    "SELECT coalesce(max(version), 0) FROM schema_version", (parameters, any) -> {}, Columns::number);
            return version == null ? 0 : Math.toIntExact(version);
        } catch (SQLException e) {
            if (tables != null && tables > 0 && String.valueOf(e.getMessage()).contains("schema_version")) {
                throw new StorageException(
                        "The database " + dialect.place()
                                + " is another program's: it has tables, but no schema of ours",
                        e);
            }
            throw e;
        }
    }

    private static String resource(Dialect dialect, int number) {
        String name = dialect.name() + "-00" + number + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StorageException("The plugin lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new StorageException("Reading the plugin's resource " + name + " failed", e);
        }
    }
}
