package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.Position;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Takes the values of one row from left to right. */
interface Parameters {
    Parameters text(String text) throws SQLException;

    Parameters number(long number) throws SQLException;

    Parameters bytes(Bytes bytes) throws SQLException;

    default Parameters id(UUID id) throws SQLException {
        return bytes(Position.idBytes(id));
    }

    /** Two values. */
    default Parameters instant(Instant instant) throws SQLException {
        return number(instant.getEpochSecond()).number(instant.getNano());
    }
}
