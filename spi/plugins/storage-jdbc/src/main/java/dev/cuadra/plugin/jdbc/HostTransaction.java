package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A transaction that the host began and the host ends. Each call is a savepoint in it, so that one that fails leaves
 * the host's own work as it was.
 */
final class HostTransaction implements Database {
    private final Connection connection;
    private final Dialect dialect;
    private final Session session;
    private final ReentrantLock one = new ReentrantLock();
    private boolean closed;

    HostTransaction(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.session = new Session(connection, dialect);
    }

    @Override
    public <R> R write(String tried, Work<R> work) {
        one.lock();
        try {
            requireOpen();
            Savepoint before = connection.setSavepoint();
            boolean done = false;
            try {
                R result = work.in(session);
                connection.releaseSavepoint(before);
                done = true;
                return result;
            } finally {
                if (!done) {
                    undo(before);
                }
            }
        } catch (SQLException e) {
            throw dialect.explain(tried, e);
        } finally {
            one.unlock();
        }
    }

    /** When even that fails the transaction is lost as a whole, which the host sees at its next statement. */
    private void undo(Savepoint before) {
        try {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            return; // the fault that led here says more
        }
    }

    /** A fault in reading would end the host's transaction too. */
    @Override
    public <R> R read(String tried, Work<R> work) {
        return write(tried, work);
    }

    @Override
    public Session lend(String tried) {
        one.lock();
        try {
            requireOpen();
            return session;
        } finally {
            one.unlock();
        }
    }

    /** It is the host's. */
    @Override
    public void giveBack(Session lent) {}

    @Override
    public StorageException explain(String tried, SQLException fault) {
        return dialect.explain(tried, fault);
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException("The storage within the host's transaction is closed");
        }
    }

    /** Closes the statements; the connection stays as it is. */
    @Override
    public void close() {
        one.lock();
        try {
            closed = true;
            session.forget();
        } catch (SQLException e) {
            return; // the host has closed the connection, and with it the statements
        } finally {
            one.unlock();
        }
    }
}
