package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.StoredDocument;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A collection read row by row from one snapshot, which ends with the last row or when the stream is closed. */
final class Scan extends AbstractSpliterator<StoredDocument> implements AutoCloseable {
    /** How many rows come at a time where the database is across a network. */
    private static final int FETCH = 200;

    private final Database database;
    private final Session session;
    private final String collection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Scan(Database database, Session session, String collection, PreparedStatement statement, ResultSet rows) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT);
        this.database = database;
        this.session = session;
        this.collection = collection;
        this.statement = statement;
        this.rows = rows;
    }

    /** The snapshot is that of this call, not that of the first row taken. */
    static Stream<StoredDocument> open(Database database, TenantId tenant, String collection) {
        String tried = tried(collection);
        Session session = database.lend(tried);
        boolean opened = false;
        try {
            PreparedStatement statement = session.own(Documents.SCAN);
            statement.setFetchSize(FETCH);
            new StatementParameters(statement).text(tenant.value()).text(collection);
            Scan scan = new Scan(database, session, collection, statement, statement.executeQuery());
            Stream<StoredDocument> stream = StreamSupport.stream(scan, false).onClose(scan::close);
            opened = true;
            return stream;
        } catch (SQLException e) {
            throw database.explain(tried, e);
        } finally {
            if (!opened) {
                database.giveBack(session);
            }
        }
    }

    private static String tried(String collection) {
        return "Scanning " + collection;
    }

    @Override
    public boolean tryAdvance(Consumer<? super StoredDocument> action) {
        StoredDocument document;
        try {
            if (ended.get() || !rows.next()) {
                close();
                return false;
            }
            document = Documents.document(collection, new Columns(rows));
        } catch (SQLException e) {
            close();
            throw database.explain(tried(collection), e);
        }
        action.accept(document);
        return true;
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            try (statement) {
                rows.close();
            } catch (SQLException e) {
                throw database.explain(tried(collection), e);
            } finally {
                database.giveBack(session);
            }
        }
    }
}
