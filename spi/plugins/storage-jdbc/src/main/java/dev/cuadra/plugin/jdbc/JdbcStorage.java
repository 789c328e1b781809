package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.outbox.ParkedMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Names;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.tenant.TenantAdmin;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Storage, outbox and tenant administration in one SQLite file, or in a schema of a PostgreSQL server, version 13 or
 * later. Safe for many threads and for several processes. A commit is synced to the disk before it is acknowledged.
 *
 * <ul>
 *   <li>A SQLite file must not lie on a network share. One writer works at a time, readers never wait for it. A scan or
 *       export keeps its snapshot, and with it the log of everything written since, until its stream is closed.
 *   <li>On PostgreSQL the commits of one tenant follow one another, those of different tenants go on side by side,
 *       readers never wait. A scan or export holds a connection until its stream is closed.
 * </ul>
 *
 * <p>Messages of faults name the database and what was tried, never the content.
 */
public final class JdbcStorage implements Storage, Outbox, TenantAdmin {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStorage.class);
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final Dialect dialect;

    private JdbcStorage(Database database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    /**
     * Opens the database in {@code file}, which is made, for its owner alone, when it is absent. Waits up to 5 seconds
     * for another process that writes.
     *
     * @throws StorageException when the file cannot be opened, is no database, or is one of another program or of a
     *     newer release
     */
    public static JdbcStorage open(Path file) {
        return open(file, BUSY_TIMEOUT);
    }

    /** Like {@link #open(Path)}, with the time to wait for another process that writes, in whole milliseconds. */
    public static JdbcStorage open(Path file, Duration busyTimeout) {
        return open(new SqliteFile(file, busyTimeout, List.of()));
    }

    static JdbcStorage open(SqliteFile file) {
        SqliteDialect dialect = file.dialect();
        new Migrations(new ConnectionSource(file::writer), dialect, MigrationScripts.of(dialect)).run();
        return new JdbcStorage(new EmbeddedDatabase(file), dialect);
    }

    /**
     * Opens the tables in {@code schema} of the PostgreSQL database that {@code source} leads to, and makes them when
     * they are absent, which takes the right to create a schema. The source stays the host's: closing the storage leaves
     * it open. Each call borrows one connection, a scan that is being read another; a commit waits up to 30 seconds for
     * the one before it of the same tenant. The host's {@code statement_timeout} holds here too.
     *
     * @param schema 1 to 48 of {@code a-z 0-9 _}, a letter first
     * @throws StorageException when the database cannot be reached, is not PostgreSQL, or the schema is of another
     *     program or of a newer release
     */
    public static JdbcStorage open(DataSource source, String schema) {
        return open(source, schema, () -> {});
    }

    static JdbcStorage open(DataSource source, String schema, Runnable onClose) {
        PostgresDialect dialect = PostgresServer.dialect(source, schema);
        if (!PostgresServer.syncs(source, dialect)) {
            LOG.warn(
                    "The server of {} runs with fsync off: when it stops suddenly, acknowledged commits are lost",
                    dialect.place());
        }
        new Migrations(source, dialect, MigrationScripts.of(dialect)).run();
        return new JdbcStorage(new PooledDatabase(source, dialect, PATIENCE, onClose), dialect);
    }

    /**
     * A storage within a transaction that the host began on {@code connection}, over the same tables as this one. What
     * is committed here becomes durable, visible to others, dispatchable and thereby acknowledged when the host commits,
     * and is gone when the host rolls back. A commit that is refused, such as one with a stale version, leaves the
     * host's own work as it was.
     *
     * <p>On PostgreSQL the tenant is held from the first commit here to the end of the host's transaction: others who
     * commit for it wait. Let it be the last thing that the transaction does. On SQLite begin the transaction with the
     * write lock ({@code transaction_mode=IMMEDIATE}), and close the connection when it is done: the driver begins the
     * next transaction with each commit, and an idle one keeps every other writer out.
     *
     * <p>For one thread at a time. Closing it leaves the connection open; what is read in a stream is read before the
     * transaction ends.
     *
     * @param connection not in auto-commit mode, to the same database
     * @throws IllegalArgumentException when the connection is in auto-commit mode or leads to another kind of database
     */
    public Storage within(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalArgumentException("A connection in auto-commit mode has no transaction to join");
            }
            String product = connection.getMetaData().getDatabaseProductName();
            if (!product.toLowerCase(Locale.ROOT).equals(dialect.name())) {
                throw new IllegalArgumentException("A connection to " + product + " for " + dialect.place());
            }
            return new JdbcStorage(new HostTransaction(connection, dialect), dialect);
        } catch (SQLException e) {
            throw dialect.explain("Joining the host's transaction", e);
        }
    }

    /**
     * Makes, or makes anew, an SQL view over the documents of a collection, of every tenant, for auditors who read with
     * SQL. Its name is {@code view_} and the collection's, with {@code _} for {@code . -}; its columns are {@code tenant},
     * {@code id}, {@code version} and {@code fields}. The bodies must be JSON in UTF-8. A member that is absent, or
     * sealed, is null. Give readers the right to the view, not to the tables.
     *
     * @return the name of the view, on PostgreSQL with its schema
     */
    public String createView(String collection, List<ViewField> fields) {
        String name = "@" + ViewField.viewOf(Names.check(collection));
        StringBuilder sql = new StringBuilder(
                "CREATE VIEW " + name + " AS SELECT tenant, " + dialect.uuid("id") + " AS id, version");
        fields.forEach(field ->
                sql.append(", ").append(dialect.member(field)).append(" AS ").append(field.name()));
        sql.append(" FROM @document WHERE collection = '" + collection + "' AND deleted = 0");
        return database.write("Making the view of " + collection, session -> {
            session.execute("DROP VIEW IF EXISTS " + name);
            session.execute(sql.toString());
            return dialect.named(name);
        });
    }

    @Override
    public Committed commit(TenantId tenant, Commit commit) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(commit, "commit");
        return writeRows("Committing", session -> new Commits(session, tenant).apply(commit));
    }

    /** What a set of rows leaves undone is done again row by row, which says exactly what was stale or taken. */
    private <R> R writeRows(String tried, Database.Work<R> work) {
        try {
            return database.write(tried, work);
        } catch (Session.Refused nothingStored) {
            return database.write(tried, session -> session.rowByRow(() -> work.in(session)));
        }
    }

    @Override
    public Optional<Idempotency> answer(TenantId tenant, String idempotencyKey) {
        return database.readOnce(
                "Looking up an answer", session -> documents(session, tenant).answer(idempotencyKey));
    }

    @Override
    public Optional<StoredDocument> find(TenantId tenant, Reference reference) {
        return Optional.ofNullable(findAll(tenant, List.of(reference)).get(reference));
    }

    @Override
    public Map<Reference, StoredDocument> findAll(TenantId tenant, Collection<? extends Reference> references) {
        checkRange("references", references.size(), 0, 10_000);
        Database.Work<Map<Reference, StoredDocument>> work =
                session -> documents(session, tenant).findAll(references);
        String tried = "Finding documents";
        return Documents.inOneStatement(references) ? database.readOnce(tried, work) : database.read(tried, work);
    }

    @Override
    public Page query(TenantId tenant, Query query) {
        return database.readOnce(
                "Querying " + query.collection() + "." + query.index(),
                session -> documents(session, tenant).query(query));
    }

    @Override
    public Stream<StoredDocument> scan(TenantId tenant, String collection) {
        return Scan.open(database, Objects.requireNonNull(tenant, "tenant"), collection);
    }

    @Override
    public JournalPage journal(TenantId tenant, long after, int limit) {
        checkRange("limit", limit, 1, 10_000);
        checkRange("after", after, 0, Long.MAX_VALUE);
        return database.readOnce(
                "Reading the journal", session -> documents(session, tenant).journal(after, limit));
    }

    private static Documents documents(Session session, TenantId tenant) {
        return new Documents(session, Objects.requireNonNull(tenant, "tenant"));
    }

    @Override
    public List<LeasedMessage> lease(Instant now, Duration hold, int limit) {
        checkRange("limit", limit, 1, 1000);
        if (hold.isNegative() || hold.isZero()) {
            throw new IllegalArgumentException("A lease is longer than nothing: " + hold);
        }
        return database.write("Leasing messages", session -> new OutboxTable(session).lease(now, hold, limit));
    }

    @Override
    public boolean acknowledge(LeasedMessage message) {
        return database.write("Acknowledging a message", session -> new OutboxTable(session).acknowledge(message));
    }

    @Override
    public boolean retry(LeasedMessage message, Instant when, String reason) {
        return database.write(
                "Putting off a message", session -> new OutboxTable(session).retry(message, when, reason));
    }

    @Override
    public boolean park(LeasedMessage message, String reason) {
        return database.write("Parking a message", session -> new OutboxTable(session).park(message, reason));
    }

    @Override
    public List<ParkedMessage> parked(TenantId tenant) {
        return database.readOnce("Reading parked messages", session -> new OutboxTable(session).parked(tenant));
    }

    @Override
    public Optional<List<OutgoingMessage>> waiting(TenantId tenant) {
        return Optional.of(
                database.read("Reading waiting messages", session -> new OutboxTable(session).waiting(tenant)));
    }

    @Override
    public List<TenantId> tenants() {
        return database.read("Listing tenants", session -> new TenantTables(session).tenants());
    }

    @Override
    public void export(TenantId tenant, Consumer<StoredDocument> sink) {
        database.read("Exporting " + tenant, session -> {
            new TenantTables(session).export(tenant, sink);
            return true;
        });
    }

    @Override
    public boolean delete(TenantId tenant, int limit) {
        checkRange("limit", limit, 1, Integer.MAX_VALUE);
        return database.write("Deleting " + tenant, session -> {
            dialect.takePositions(session, tenant, 0);
            return new TenantTables(session).delete(tenant, limit);
        });
    }

    @Override
    public long expireIdempotencyKeys(TenantId tenant, Instant before) {
        return database.write(
                "Expiring idempotency keys",
                session -> new TenantTables(session).expireIdempotencyKeys(tenant, before));
    }

    @Override
    public Optional<UUID> rebuildIndex(
            TenantId tenant,
            String collection,
            String index,
            Function<StoredDocument, Optional<IndexEntry>> entry,
            Optional<UUID> after,
            int limit) {
        checkRange("limit", limit, 1, Integer.MAX_VALUE);
        String tried = "Rebuilding " + collection + "." + index;
        if (after.isEmpty()) {
            database.write(tried, session -> {
                dialect.takePositions(session, tenant, 0);
                new TenantTables(session).beginRebuild(tenant, collection, index);
                return true;
            });
        }
        List<StoredDocument> documents = database.read(tried, session -> {
            if (!Documents.rebuilding(session, tenant, collection, index)) {
                throw new IllegalArgumentException("No rebuild of " + collection + "." + index + " has begun");
            }
            return new TenantTables(session).after(tenant, collection, after, limit);
        });
        // The caller's function runs outside of any transaction: it may take its time, or ask this storage.
        Map<StoredDocument, Optional<IndexEntry>> places = new LinkedHashMap<>();
        documents.forEach(document -> places.put(document, checked(index, entry.apply(document))));
        return writeRows(tried, session -> {
            dialect.takePositions(session, tenant, 0);
            TenantTables tables = new TenantTables(session);
            tables.reindex(tenant, index, places);
            if (documents.size() == limit) {
                return Optional.of(documents.get(limit - 1).key().id());
            }
            tables.endRebuild(tenant, collection, index);
            return Optional.empty();
        });
    }

    private static Optional<IndexEntry> checked(String index, Optional<IndexEntry> entry) {
        if (entry.filter(place -> !place.index().equals(index)).isPresent()) {
            throw new IllegalArgumentException("An entry of another index than " + index + ": " + entry);
        }
        return entry;
    }

    @Override
    public void close() {
        database.close();
    }

    private static void checkRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + value);
        }
    }
}
