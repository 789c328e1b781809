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
 * A file that one writer at a time works on, and readers as many as ask. The writer waits in a queue within this
 * process, and for other processes as long as the file says.
 */
final class EmbeddedDatabase implements Database {
    private static final int IDLE_READERS = 8;

    /** The write lock comes first: two writers who read first would both be refused it, however long they wait. */
    private static final String BEGIN_WRITING = "BEGIN IMMEDIATE";

    private static final String BEGIN_READING = "BEGIN";

    private final SqliteFile file;
    private final SqliteDialect dialect;
    private final ReentrantLock writing = new ReentrantLock();
    private final Deque<Session> idle = new ArrayDeque<>();
    private final Set<Session> lent = new HashSet<>();
    private @Nullable Session writer;
    private volatile boolean closed;

    EmbeddedDatabase(SqliteFile file) {
        this.file = file;
        this.dialect = file.dialect();
    }

    @Override
    public <R> R write(String tried, Work<R> work) {
        writing.lock();
        try {
            requireOpen();
            Session session = writer;
            if (session == null) {
                session = new Session(file.writer(), dialect);
                writer = session;
            }
            boolean done = false;
            try {
                session.execute(BEGIN_WRITING);
                R result = work.in(session);
                session.execute("COMMIT");
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
            session.execute("ROLLBACK");
        } catch (SQLException e) {
            writer = null;
            discard(session);
        }
    }

    @Override
    public Session lend(String tried) {
        Session session = null;
        boolean ready = false;
        try {
            session = take();
            session.execute(BEGIN_READING);
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
        Session session = new Session(file.reader(), dialect);
        synchronized (idle) {
            if (!closed) {
                lent.add(session);
                return session;
            }
        }
        discard(session);
        throw closedException();
    }

    @Override
    public void giveBack(Session session) {
        boolean ended = false;
        try {
            session.execute("ROLLBACK");
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
            all.forEach(EmbeddedDatabase::discard);
            if (writer != null) {
                discard(writer);
                writer = null;
            }
        } finally {
            writing.unlock();
        }
    }
}
