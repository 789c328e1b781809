package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.Bytes;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Fills in the parameters of a statement. */
final class StatementParameters implements Parameters {
    private final PreparedStatement statement;
    private int last;

    StatementParameters(PreparedStatement statement) {
        this.statement = statement;
    }

    @Override
    public Parameters text(String text) throws SQLException {
        statement.setString(++last, text);
        return this;
    }

    @Override
    public Parameters number(long number) throws SQLException {
        statement.setLong(++last, number);
        return this;
    }

    @Override
    public Parameters bytes(Bytes bytes) throws SQLException {
        statement.setBytes(++last, bytes.toArray());
        return this;
    }

    /** The whole of a column, see {@link ColumnArrays}. */
    void array(String type, Object[] values) throws SQLException {
        statement.setArray(++last, statement.getConnection().createArrayOf(type, values));
    }
}
