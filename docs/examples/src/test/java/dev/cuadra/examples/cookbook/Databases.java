package dev.cuadra.examples.cookbook;

import dev.cuadra.examples.PostgresServers;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.jdbc.JdbcStorageFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The databases that a recipe has to work on. */
enum Databases {
    SQLITE("", "sqlite.sql"),
    POSTGRESQL("cuadra.", "postgresql.sql");

    private final String prefix;
    private final String views;

    Databases(String prefix, String views) {
        this.prefix = prefix;
        this.views = views;
    }

    /** One of its databases, with nothing in it. */
    Empty empty(Path folder) {
        return new Empty(
                this,
                this == SQLITE ? "jdbc:sqlite:" + folder.resolve("books.db") : PostgresServers.emptyDatabase(),
                folder);
    }

    /**
     * A database of a test.
     *
     * @param kind which of them
     * @param url where it is
     * @param folder for what goes with it
     */
    record Empty(Databases kind, String url, Path folder) {
        JdbcStorage storage() {
            return (JdbcStorage) new JdbcStorageFactory().open(Map.of("url", url));
        }

        /** A connection of the host's own, in auto-commit mode. */
        Connection connect() throws SQLException {
            return DriverManager.getConnection(kind == SQLITE ? url + "?busy_timeout=60000" : url);
        }

        /** What stands before the name of a table of the storage. */
        String prefix() {
            return kind.prefix;
        }

        /** The name of the file with the auditors' views. */
        String views() {
            return kind.views;
        }

        void execute(String... statements) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        /** The rows, their columns with a bar between. */
        List<String> rows(String sql) throws SQLException {
            List<String> rows = new ArrayList<>();
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    StringJoiner row = new StringJoiner("|");
                    for (int column = 1; column <= columns; column++) {
                        row.add(String.valueOf(result.getObject(column)));
                    }
                    rows.add(row.toString());
                }
            }
            return rows;
        }

        /** The names of the columns. */
        List<String> columns(String table) throws SQLException {
            List<String> names = new ArrayList<>();
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    names.add(result.getMetaData().getColumnName(column));
                }
            }
            return names;
        }
    }
}
