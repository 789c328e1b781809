package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.StorageException;
import java.sql.SQLException;

/**
 * Where transactions come from. Safe for many threads. A fault of the database leaves here as a
 * {@link StorageException}, with nothing stored.
 */
interface Database extends AutoCloseable {
    /** Work within a transaction. */
    interface Work<R> {
        R in(Session session) throws SQLException;
    }

    /** Runs {@code work} and commits it; when it fails in any way, nothing of it is stored. */
    <R> R write(String tried, Work<R> work);

    /** Runs {@code work}, which reads by one statement: that is a snapshot as it stands. */
    default <R> R readOnce(String tried, Work<R> work) {
        return read(tried, work);
    }

    /** A session for a snapshot that outlives the call; whoever has it gives it back. */
    Session lend(String tried);

    /** Ends the snapshot; a session is given back once. */
    void giveBack(Session session);

    /** What a fault means. */
    StorageException explain(String tried, SQLException fault);

    @Override
    void close();

    /** Runs {@code work} on one snapshot. */
    default <R> R read(String tried, Work<R> work) {
        Session session = lend(tried);
        try {
            return work.in(session);
        } catch (SQLException e) {
            throw explain(tried, e);
        } finally {
            giveBack(session);
        }
    }
}
