package dev.cuadra.plugin.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection with the statements it has prepared. One thread at a time. */
final class Session implements AutoCloseable {
    /** Statements of one list length each would fill the cache; lists are padded to these lengths. */
    private static final int LONGEST_LIST = 512;

    private static final int BATCH = 1024;

    /** Fills in the parameters of one execution. */
    interface Binding<T> {
        void bind(Parameters parameters, T item) throws SQLException;
    }

    /** Reads one row. */
    interface Reading<R> {
        R read(Columns columns) throws SQLException;
    }

    /** Takes one row. */
    interface Taking {
        void take(Columns columns) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /** Executes {@code sql} once for each item and tells which items changed nothing. */
    <T> List<T> unchanged(String sql, List<T> items, Binding<T> binding) throws SQLException {
        List<T> unchanged = new ArrayList<>();
        PreparedStatement statement = items.isEmpty() ? null : statement(sql);
        for (int start = 0; statement != null && start < items.size(); start += BATCH) {
            List<T> batch = items.subList(start, Math.min(items.size(), start + BATCH));
            for (T item : batch) {
                binding.bind(new Parameters(statement), item);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            for (int at = 0; at < counts.length; at++) {
                if (counts[at] == 0) {
                    unchanged.add(batch.get(at));
                }
            }
        }
        return unchanged;
    }

    /** Executes {@code sql} and returns how many rows it changed. */
    int update(String sql, Binding<Session> binding) throws SQLException {
        PreparedStatement statement = statement(sql);
        binding.bind(new Parameters(statement), this);
        return statement.executeUpdate();
    }

    /** All rows. */
    <R> List<R> rows(String sql, Binding<Session> binding, Reading<R> reading) throws SQLException {
        List<R> rows = new ArrayList<>();
        each(sql, binding, columns -> rows.add(reading.read(columns)));
        return rows;
    }

    /** The first row, or null. */
    <R> @Nullable R row(String sql, Binding<Session> binding, Reading<R> reading) throws SQLException {
        List<R> rows = rows(sql, binding, reading);
        return rows.isEmpty() ? null : rows.get(0);
    }

    void each(String sql, Binding<Session> binding, Taking taking) throws SQLException {
        PreparedStatement statement = statement(sql);
        binding.bind(new Parameters(statement), this);
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                taking.take(new Columns(result));
            }
        }
    }

    /**
     * The rows for a list of any length, in as few statements as it takes.
     *
     * @param sql ends before the bracket of {@code IN}
     * @param first the parameters before the list
     */
    <T> void eachIn(String sql, Binding<Session> first, Collection<T> list, Binding<T> each, Taking taking)
            throws SQLException {
        List<T> all = List.copyOf(list);
        for (int start = 0; start < all.size(); start += LONGEST_LIST) {
            List<T> part = all.subList(start, Math.min(all.size(), start + LONGEST_LIST));
            int padded = Math.max(1, Integer.highestOneBit(part.size() * 2 - 1));
            each(
                    sql + " (?" + ", ?".repeat(padded - 1) + ")",
                    (parameters, session) -> {
                        first.bind(parameters, session);
                        for (int at = 0; at < padded; at++) {
                            each.bind(parameters, part.get(Math.min(at, part.size() - 1)));
                        }
                    },
                    taking);
        }
    }

    /** A statement of its own, for results that outlive the call. */
    PreparedStatement own(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /**
     * Begins a transaction by a statement. The driver's own way begins the next one with each commit, and an idle
     * writer would then keep every other process out.
     */
    void begin(String sql) throws SQLException {
        update(sql, (parameters, any) -> {});
    }

    void commit() throws SQLException {
        update("COMMIT", (parameters, any) -> {});
    }

    void rollback() throws SQLException {
        update("ROLLBACK", (parameters, any) -> {});
    }

    @Override
    public void close() throws SQLException {
        Map<String, PreparedStatement> all = new LinkedHashMap<>(prepared);
        prepared.clear();
        for (PreparedStatement statement : all.values()) {
            statement.close();
        }
        connection.close();
    }
}
