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
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.tenant.TenantAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Storage, outbox and tenant administration in one SQLite file. Safe for many threads and for several processes on one
 * machine; the file must not lie on a network share. One writer works at a time, readers never wait for it. A commit is
 * synced to the disk before it is acknowledged.
 *
 * <p>A scan or export keeps its snapshot, and with it the log of everything written since, until its stream is closed.
 * Messages of faults name the file and what was tried, never the content.
 */
public final class JdbcStorage implements Storage, Outbox, TenantAdmin {
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

    private final Database database;

    JdbcStorage(Dialect dialect) {
        this.database = new Database(dialect);
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
        return new JdbcStorage(new SqliteDialect(file, busyTimeout, List.of()));
    }

    @Override
    public Committed commit(TenantId tenant, Commit commit) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(commit, "commit");
        return database.write("Committing", session -> new Commits(session, tenant).apply(commit));
    }

    @Override
    public Optional<Idempotency> answer(TenantId tenant, String idempotencyKey) {
        return database.read(
                "Looking up an answer", session -> documents(session, tenant).answer(idempotencyKey));
    }

    @Override
    public Optional<StoredDocument> find(TenantId tenant, Reference reference) {
        return Optional.ofNullable(findAll(tenant, List.of(reference)).get(reference));
    }

    @Override
    public Map<Reference, StoredDocument> findAll(TenantId tenant, Collection<? extends Reference> references) {
        checkRange("references", references.size(), 0, 10_000);
        return database.read(
                "Finding documents", session -> documents(session, tenant).findAll(references));
    }

    @Override
    public Page query(TenantId tenant, Query query) {
        return database.read(
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
        return database.read(
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
        return database.read("Reading parked messages", session -> new OutboxTable(session).parked(tenant));
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
        return database.write("Deleting " + tenant, session -> new TenantTables(session).delete(tenant, limit));
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
        return database.write(tried, session -> {
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
