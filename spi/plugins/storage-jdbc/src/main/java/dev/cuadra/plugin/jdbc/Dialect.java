package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What differs from one database to the next: how it is connected to, what its schema is written in and what its faults
 * mean. Every other statement of this plugin is meant to run on PostgreSQL as it stands.
 */
interface Dialect {
    /** A connection whose transactions may write. */
    Connection writer() throws SQLException;

    /** A connection whose transactions see one snapshot and write nothing. */
    Connection reader() throws SQLException;

    /** The statement that begins a transaction of a {@link #writer}. */
    String beginWriting();

    /** The statement that begins a transaction of a {@link #reader}. */
    String beginReading();

    /** The name its schema resources begin with. */
    String name();

    /** Where the data lies, for messages. */
    String place();

    /** Whether the database holds any table. */
    String countTables();

    /** Says what a fault means to somebody who knows no SQL. */
    StorageException explain(String tried, SQLException fault);
}
