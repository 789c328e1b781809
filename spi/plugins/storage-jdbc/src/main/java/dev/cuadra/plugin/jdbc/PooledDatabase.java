package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A PostgreSQL server behind a source of connections, of which each transaction borrows one. What a commit promises is
 * said at the beginning of each transaction, so that it does not rest on how the host set its connections up.
 */
final class PooledDatabase implements Database {
    private static final String READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final DataSource source;
    private final PostgresDialect dialect;
    private final String write;
    private final Runnable onClose;
    private final Set<Session> lent = new HashSet<>();
    private volatile boolean closed;

    /**
     * A database.
     *
     * @param patience how long a commit waits for the one before it of the same tenant
     * @param onClose what to release at the end
     */
    PooledDatabase(DataSource source, PostgresDialect dialect, Duration patience, Runnable onClose) {
        this.source = source;
        this.dialect = dialect;
        this.write = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL synchronous_commit = on; "
                + "SET LOCAL lock_timeout = " + patience.toMillis();
        this.onClose = onClose;
    }

    @Override
    public <R> R write(String tried, Work<R> work) {
        Session session = borrow(tried, write);
        boolean done = false;
        try {
            R result = work.in(session);
            session.connection().commit();
            done = true;
            return result;
        } catch (SQLException e) {
            throw explain(tried, e);
        } finally {
            giveBack(session, !done);
        }
    }

    /** Neither beginning nor end: one way to the server and back. */
    @Override
    public <R> R readOnce(String tried, Work<R> work) {
        requireOpen();
        try (Session session = new Session(source.getConnection(), dialect)) {
            session.connection().setAutoCommit(true);
            return work.in(session);
        } catch (SQLException e) {
            throw explain(tried, e);
        }
    }

    @Override
    public Session lend(String tried) {
        Session session = borrow(tried, READ);
        synchronized (lent) {
            if (!closed) {
                lent.add(session);
                return session;
            }
        }
        giveBack(session, true);
        throw closedException();
    }

    @Override
    public void giveBack(Session session) {
        synchronized (lent) {
            if (!lent.remove(session)) {
                return;
            }
        }
        giveBack(session, true);
    }

    private Session borrow(String tried, String settings) {
        requireOpen();
        Session session = null;
        boolean begun = false;
        try {
            session = new Session(source.getConnection(), dialect);
            session.connection().setAutoCommit(false);
            session.execute(settings);
            begun = true;
            return session;
        } catch (SQLException e) {
            throw explain(tried, e);
        } finally {
            if (!begun && session != null) {
                giveBack(session, true);
            }
        }
    }

    /** Whoever borrowed it finds the connection as the source gave it out. */
    private static void giveBack(Session session, boolean rollback) {
        try (session) {
            if (rollback) {
                session.connection().rollback();
            }
            session.connection().setAutoCommit(true);
        } catch (SQLException e) {
            return; // a broken connection: the server undoes what it left, and the pool replaces it
        }
    }

    @Override
    public StorageException explain(String tried, SQLException fault) {
        return closed ? closedException() : dialect.explain(tried, fault);
    }

    private void requireOpen() {
        if (closed) {
            throw closedException();
        }
    }

    private StorageException closedException() {
        return new StorageException("The storage is closed: " + dialect.place());
    }

    @Override
    public void close() {
        Set<Session> all;
        synchronized (lent) {
            if (closed) {
                return;
            }
            closed = true;
            all = new HashSet<>(lent);
            lent.clear();
        }
        all.forEach(PooledDatabase::abort);
        onClose.run();
    }

    /** A stream that is still being read ends with a fault, not with half of its rows. */
    private static void abort(Session session) {
        try {
            Connection connection = session.connection();
            connection.abort(Runnable::run);
            connection.close();
        } catch (SQLException e) {
            return; // it is gone, which was the purpose
        }
    }
}
