package dev.cuadra.spi.memory;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.outbox.ParkedMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.tenant.TenantAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Storage, outbox and tenant administration in memory, for tests and for trying things out. Safe for many threads: one
 * lock is held for the length of a call, never while code of the caller runs. Keeps every promise of the ports but
 * durability; what was stored is gone when it is closed.
 */
public final class InMemoryStorage implements Storage, Outbox, TenantAdmin {
    private final Object lock = new Object();
    private final Map<TenantId, MemoryTenant> tenants = new HashMap<>();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private long position;
    private boolean closed;

    /** An empty storage. */
    public InMemoryStorage() {}

    @Override
    public Committed commit(TenantId tenant, Commit commit) {
        Objects.requireNonNull(commit, "commit");
        return locked(() -> {
            MemoryTenant held = tenant(tenant);
            Optional<Idempotency> asked = commit.idempotency();
            Optional<Idempotency> known = asked.flatMap(now -> held.answer(now.key()));
            if (asked.isPresent() && known.isPresent()) {
                if (!known.get().fingerprint().equals(asked.get().fingerprint())) {
                    throw new IdempotencyConflictException(asked.get().key());
                }
                return new Committed(true, known.get().answer());
            }
            held.check(commit);
            held.apply(commit, () -> ++position);
            commit.messages().forEach(message -> outbox.store(tenant, message));
            tenants.put(tenant, held);
            return new Committed(false, asked.map(Idempotency::answer).orElse(Bytes.EMPTY));
        });
    }

    @Override
    public Optional<Idempotency> answer(TenantId tenant, String idempotencyKey) {
        return locked(() -> tenant(tenant).answer(idempotencyKey));
    }

    @Override
    public Optional<StoredDocument> find(TenantId tenant, Reference reference) {
        return locked(() -> tenant(tenant).find(reference));
    }

    @Override
    public Map<Reference, StoredDocument> findAll(TenantId tenant, Collection<? extends Reference> references) {
        checkRange("references", references.size(), 0, 10_000);
        return locked(() -> {
            MemoryTenant held = tenant(tenant);
            Map<Reference, StoredDocument> found = new LinkedHashMap<>();
            references.forEach(reference -> held.find(reference).ifPresent(document -> found.put(reference, document)));
            return found;
        });
    }

    @Override
    public Page query(TenantId tenant, Query query) {
        return locked(() -> tenant(tenant).query(query));
    }

    @Override
    public Stream<StoredDocument> scan(TenantId tenant, String collection) {
        return locked(() -> tenant(tenant).collection(collection)).stream();
    }

    @Override
    public JournalPage journal(TenantId tenant, long after, int limit) {
        checkRange("limit", limit, 1, 10_000);
        checkRange("after", after, 0, Long.MAX_VALUE);
        return locked(() -> tenant(tenant).journal(after, limit));
    }

    @Override
    public List<LeasedMessage> lease(Instant now, Duration hold, int limit) {
        checkRange("limit", limit, 1, 1000);
        if (hold.isNegative() || hold.isZero()) {
            throw new IllegalArgumentException("A lease is longer than nothing: " + hold);
        }
        return locked(() -> outbox.lease(now, hold, limit));
    }

    @Override
    public boolean acknowledge(LeasedMessage message) {
        return locked(() -> outbox.acknowledge(message));
    }

    @Override
    public boolean retry(LeasedMessage message, Instant when, String reason) {
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(reason, "reason");
        return locked(() -> outbox.retry(message, when, reason));
    }

    @Override
    public boolean park(LeasedMessage message, String reason) {
        Objects.requireNonNull(reason, "reason");
        return locked(() -> outbox.park(message, reason));
    }

    @Override
    public List<ParkedMessage> parked(TenantId tenant) {
        return locked(() -> outbox.parked(tenant));
    }

    @Override
    public Optional<List<OutgoingMessage>> waiting(TenantId tenant) {
        return locked(() -> Optional.of(outbox.waiting(tenant)));
    }

    @Override
    public List<TenantId> tenants() {
        return locked(() -> Stream.concat(
                        tenants.entrySet().stream()
                                .filter(entry -> !entry.getValue().isEmpty())
                                .map(Map.Entry::getKey),
                        outbox.tenants().stream())
                .distinct()
                .sorted(Comparator.comparing(TenantId::value))
                .toList());
    }

    @Override
    public void export(TenantId tenant, Consumer<StoredDocument> sink) {
        locked(() -> tenant(tenant).everything()).forEach(sink);
    }

    @Override
    public boolean delete(TenantId tenant, int limit) {
        checkRange("limit", limit, 1, Integer.MAX_VALUE);
        return locked(() -> {
            if (tenant(tenant).deleteDocuments(limit)) {
                return true;
            }
            tenants.remove(tenant);
            outbox.delete(tenant);
            return false;
        });
    }

    @Override
    public long expireIdempotencyKeys(TenantId tenant, Instant before) {
        Objects.requireNonNull(before, "before");
        return locked(() -> tenant(tenant).expireAnswers(before));
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
        List<StoredDocument> documents = locked(() -> {
            MemoryTenant held = tenants.computeIfAbsent(tenant, any -> new MemoryTenant());
            if (after.isEmpty()) {
                held.beginRebuild(collection, index);
            }
            held.checkRebuild(collection, index);
            return held.after(collection, after, limit);
        });
        Map<StoredDocument, Optional<IndexEntry>> places = new LinkedHashMap<>();
        documents.forEach(document -> places.put(document, checked(index, entry.apply(document))));
        return locked(() -> {
            MemoryTenant held = tenant(tenant);
            held.reindex(index, places);
            if (documents.size() == limit) {
                return Optional.of(documents.get(limit - 1).key().id());
            }
            held.endRebuild(collection, index);
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
        synchronized (lock) {
            closed = true;
            tenants.clear();
        }
    }

    /** What the tenant holds; nothing that a reader asks for makes a tenant. */
    private MemoryTenant tenant(TenantId tenant) {
        Objects.requireNonNull(tenant, "tenant");
        MemoryTenant held = tenants.get(tenant);
        return held == null ? new MemoryTenant() : held;
    }

    private <R> R locked(Supplier<R> work) {
        synchronized (lock) {
            if (closed) {
                throw new StorageException("The storage is closed");
            }
            return work.get();
        }
    }

    private static void checkRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + value);
        }
    }
}
