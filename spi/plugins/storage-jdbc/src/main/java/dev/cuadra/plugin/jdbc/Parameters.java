package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.Position;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Fills in the parameters of a statement from left to right. */
final class Parameters {
    private final PreparedStatement statement;
    private int last;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters text(String text) throws SQLException {
        statement.setString(++last, text);
        return this;
    }

    Parameters number(long number) throws SQLException {
        statement.setLong(++last, number);
        return this;
    }

    Parameters bytes(Bytes bytes) throws SQLException {
        statement.setBytes(++last, bytes.toArray());
        return this;
    }

    Parameters id(UUID id) throws SQLException {
        return bytes(Position.idBytes(id));
    }

    /** Two parameters. */
    Parameters instant(Instant instant) throws SQLException {
        return number(instant.getEpochSecond()).number(instant.getNano());
    }
}
