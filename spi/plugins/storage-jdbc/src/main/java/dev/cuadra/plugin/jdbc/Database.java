package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.StorageException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands out transactions: one writer at a time, readers as many as ask. Safe for many threads. A fault of the database
 * leaves here as a {@link StorageException}, with nothing stored.
 */
final class Database implements AutoCloseable {
    private static final int IDLE_READERS = 8;

    /** Work within a transaction. */
    interface Work<R> {
        R in(Session session) throws SQLException;
    }

    private final Dialect dialect;
    private final ReentrantLock writing = new ReentrantLock();
    private final Deque<Session> idle = new ArrayDeque<>();
    private final Set<Session> lent = new HashSet<>();
    private @Nullable Session writer;
    private volatile boolean closed;

    Database(Dialect dialect) {
        this.dialect = dialect;
        try {
            write("Opening the database", session -> {
                Schema.bringUpToDate(session, dialect);
                return true;
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Runs {@code work} and commits it; when it fails in any way, nothing of it is stored. */
    <R> R write(String tried, Work<R> work) {
        writing.lock();
        try {
            requireOpen();
            Session session = writer;
            if (session == null) {
                session = new Session(dialect.writer());
                writer = session;
            }
            boolean done = false;
            try {
                session.begin(dialect.beginWriting());
                R result = work.in(session);
                session.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    undo(session);
                }
            }
        } catch (SQLException e) {
            throw explain(tried, e);
        } finally {
            writing.unlock();
        }
    }

    /** A connection that cannot even roll back is not used again; the database undoes what it left. */
    private void undo(Session session) {
        try {
            session.rollback();
        } catch (SQLException e) {
            writer = null;
            discard(session);
        }
    }

    /** Runs {@code work} on one snapshot. */
    <R> R read(String tried, Work<R> work) {
        Session session = lend(tried);
        try {
            return work.in(session);
        } catch (SQLException e) {
            throw explain(tried, e);
        } finally {
            giveBack(session);
        }
    }

    /** A session for a snapshot that outlives the call; whoever has it gives it back. */
    Session lend(String tried) {
        Session session = null;
        boolean ready = false;
        try {
            session = take();
            session.begin(dialect.beginReading());
            ready = true;
            return session;
        } catch (SQLException e) {
            throw explain(tried, e);
        } finally {
            if (!ready && session != null) {
                giveBack(session);
            }
        }
    }

    private Session take() throws SQLException {
        synchronized (idle) {
            requireOpen();
            Session session = idle.poll();
            if (session != null) {
                lent.add(session);
                return session;
            }
        }
        Session session = new Session(dialect.reader());
        synchronized (idle) {
            if (!closed) {
                lent.add(session);
                return session;
            }
        }
        discard(session);
        throw closedException();
    }

    /** Ends the snapshot; a session is given back once. */
    void giveBack(Session session) {
        boolean ended = false;
        try {
            session.rollback();
            ended = true;
        } catch (SQLException e) {
            ended = false; // closed meanwhile, or broken: not lent again
        }
        boolean keep;
        synchronized (idle) {
            if (!lent.remove(session)) {
                return;
            }
            keep = ended && !closed && idle.size() < IDLE_READERS;
            if (keep) {
                idle.push(session);
            }
        }
        if (!keep) {
            discard(session);
        }
    }

    StorageException explain(String tried, SQLException fault) {
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

    private static void discard(Session session) {
        try {
            session.close();
        } catch (SQLException e) {
            return; // nothing is lost: what counts was committed before
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            Set<Session> all;
            synchronized (idle) {
                closed = true;
                all = new HashSet<>(idle);
                all.addAll(lent);
                idle.clear();
                lent.clear();
            }
            all.forEach(Database::discard);
            if (writer != null) {
                discard(writer);
                writer = null;
            }
        } finally {
            writing.unlock();
        }
    }
}
