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

    private static final int BATCH_ROWS = 1024;

    /** What is sent at once as a set; the rows wait in memory on both sides. */
    private static final int SET_ROWS = 16_384;

    private static final long SET_BYTES = 8L << 20;

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

    /** Something that is done with this session. */
    interface Doing<R> {
        R does() throws SQLException;
    }

    /** A statement for a set of rows left some of them unchanged; which ones only {@link #rowByRow} can tell. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super("rows were refused", null, false, false);
        }
    }

    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private boolean rowByRow;

    Session(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    Connection connection() {
        return connection;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Does {@code work} so that each row tells whether it was changed, at the cost of a statement for each. */
    <R> R rowByRow(Doing<R> work) throws SQLException {
        rowByRow = true;
        try {
            return work.does();
        } finally {
            rowByRow = false;
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = own(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /**
     * Executes {@code change} for all {@code items} and tells which of them changed nothing.
     *
     * @throws Refused when there are some and the database does not tell which; the transaction is to be undone and
     *     done again {@linkplain #rowByRow row by row}
     */
    <T> List<T> unchanged(Change change, List<T> items, Binding<T> binding) throws SQLException {
        if (items.isEmpty()) {
            return List.of();
        }
        if (!dialect.takesSets()) {
            return batched(change.byRow(), items, binding);
        }
        if (rowByRow) {
            return oneByOne(change.byRow(), items, binding);
        }
        if (set(change.bySet(), items, binding) < items.size()) {
            throw new Refused();
        }
        return List.of();
    }

    /** Executes {@code change} for all {@code items}; it is no matter whether each of them changed something. */
    <T> void change(Change change, List<T> items, Binding<T> binding) throws SQLException {
        if (dialect.takesSets() && !items.isEmpty()) {
            set(change.bySet(), items, binding);
        } else {
            unchanged(change, items, binding);
        }
    }

    private <T> List<T> batched(String sql, List<T> items, Binding<T> binding) throws SQLException {
        List<T> unchanged = new ArrayList<>();
        PreparedStatement statement = statement(sql);
        for (int start = 0; start < items.size(); start += BATCH_ROWS) {
            List<T> batch = items.subList(start, Math.min(items.size(), start + BATCH_ROWS));
            for (T item : batch) {
                binding.bind(new StatementParameters(statement), item);
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

    private <T> List<T> oneByOne(String sql, List<T> items, Binding<T> binding) throws SQLException {
        List<T> unchanged = new ArrayList<>();
        PreparedStatement statement = statement(sql);
        for (T item : items) {
            binding.bind(new StatementParameters(statement), item);
            if (statement.executeUpdate() == 0) {
                unchanged.add(item);
            }
        }
        return unchanged;
    }

    /** One statement for as many rows as fit into a message of reasonable size; returns how many were changed. */
    private <T> long set(String sql, List<T> items, Binding<T> binding) throws SQLException {
        long changed = 0;
        ColumnArrays rows = new ColumnArrays();
        for (T item : items) {
            binding.bind(rows.row(), item);
            if (rows.rows() == SET_ROWS || rows.size() >= SET_BYTES) {
                changed += execute(sql, rows);
                rows = new ColumnArrays();
            }
        }
        return rows.rows() == 0 ? changed : changed + execute(sql, rows);
    }

    private long execute(String sql, ColumnArrays rows) throws SQLException {
        PreparedStatement statement = statement(sql);
        rows.into(new StatementParameters(statement));
        return statement.executeUpdate();
    }

    /** Executes {@code sql} and returns how many rows it changed. */
    int update(String sql, Binding<Session> binding) throws SQLException {
        PreparedStatement statement = statement(sql);
        binding.bind(new StatementParameters(statement), this);
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
        binding.bind(new StatementParameters(statement), this);
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                taking.take(new Columns(result));
            }
        }
    }

    /**
     * The rows for a list of any length, in as few statements as it takes.
     *
     * @param sql ends before what the list is compared by
     * @param first the parameters before the list
     */
    <T> void eachIn(String sql, Binding<Session> first, Collection<T> list, Binding<T> each, Taking taking)
            throws SQLException {
        List<T> all = List.copyOf(list);
        if (all.isEmpty()) {
            return;
        }
        if (dialect.takesSets()) {
            ColumnArrays rows = new ColumnArrays();
            for (T item : all) {
                each.bind(rows.row(), item);
            }
            PreparedStatement statement = statement(sql + " = ANY (?)");
            StatementParameters parameters = new StatementParameters(statement);
            first.bind(parameters, this);
            rows.into(parameters);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    taking.take(new Columns(result));
                }
            }
            return;
        }
        for (int start = 0; start < all.size(); start += LONGEST_LIST) {
            List<T> part = all.subList(start, Math.min(all.size(), start + LONGEST_LIST));
            int padded = Math.max(1, Integer.highestOneBit(part.size() * 2 - 1));
            each(
                    sql + " IN (?" + ", ?".repeat(padded - 1) + ")",
                    (parameters, session) -> {
                        first.bind(parameters, session);
                        for (int at = 0; at < padded; at++) {
                            each.bind(parameters, part.get(Math.min(at, part.size() - 1)));
                        }
                    },
                    taking);
        }
    }

    /** A statement of its own, for results that outlive the call or are too many to hold. */
    PreparedStatement own(String sql) throws SQLException {
        return connection.prepareStatement(dialect.named(sql));
    }

    /** Executes {@code sql} as it stands. */
    void execute(String sql) throws SQLException {
        statement(sql).execute();
    }

    /** Closes the statements, not the connection. */
    void forget() throws SQLException {
        Map<String, PreparedStatement> all = new LinkedHashMap<>(prepared);
        prepared.clear();
        for (PreparedStatement statement : all.values()) {
            statement.close();
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection closing = connection) {
            if (!closing.isClosed()) {
                forget();
            }
        }
    }
}
