package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Reads the columns of one row from left to right. */
final class Columns {
    private final ResultSet row;
    private int last;

    Columns(ResultSet row) {
        this.row = row;
    }

    String text() throws SQLException {
        return row.getString(++last);
    }

    long number() throws SQLException {
        return row.getLong(++last);
    }

    Bytes bytes() throws SQLException {
        byte[] bytes = row.getBytes(++last);
        return bytes == null ? Bytes.EMPTY : Bytes.of(bytes);
    }

    UUID id() throws SQLException {
        return Position.id(row.getBytes(++last));
    }

    /** Two columns. */
    Instant instant() throws SQLException {
        long second = number();
        return Instant.ofEpochSecond(second, number());
    }
}
