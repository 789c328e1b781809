package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.Bytes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows turned into columns, each of which goes to the database as one array. */
final class ColumnArrays implements Parameters {
    private final List<Column> columns = new ArrayList<>();
    private int next;
    private int rows;
    private long size;

    private record Column(String type, List<Object> values) {
        /** The driver sends arrays of the exact class in the binary form. */
        private Object[] toArray() {
            return switch (type) {
                case "text" -> values.toArray(String[]::new);
                case "int8" -> values.toArray(Long[]::new);
                default -> values.toArray(byte[][]::new);
            };
        }
    }

    /** Begins a row. */
    ColumnArrays row() {
        next = 0;
        rows++;
        return this;
    }

    int rows() {
        return rows;
    }

    /** How many bytes the values have, about. */
    long size() {
        return size;
    }

    void into(StatementParameters statement) throws SQLException {
        for (Column column : columns) {
            statement.array(column.type, column.toArray());
        }
    }

    @Override
    public Parameters text(String text) {
        return value("text", text, text.length());
    }

    @Override
    public Parameters number(long number) {
        return value("int8", number, Long.BYTES);
    }

    @Override
    public Parameters bytes(Bytes bytes) {
        return value("bytea", bytes.toArray(), bytes.size());
    }

    private Parameters value(String type, Object value, int bytes) {
        if (next == columns.size()) {
            columns.add(new Column(type, new ArrayList<>()));
        }
        columns.get(next++).values.add(value);
        size += bytes;
        return this;
    }
}
