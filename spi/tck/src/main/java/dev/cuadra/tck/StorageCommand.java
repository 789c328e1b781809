package dev.cuadra.tck;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.Precondition;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.storage.UniqueReference;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * One random call, the same for whoever is given it. Few documents, few values and few versions, so that calls meet.
 *
 * @param seed what is called, and with what
 */
record StorageCommand(long seed) {
    private static final List<TenantId> TENANTS = List.of(StorageFixture.ACME, StorageFixture.OTHER);
    private static final List<String> COLLECTIONS = List.of("thing", "person");
    private static final List<IndexValue> VALUES = List.of(
            IndexValue.of(""),
            IndexValue.of("a"),
            IndexValue.of("a\u0000"),
            IndexValue.of("ab"),
            IndexValue.of("ñ"),
            IndexValue.of("\uffee"),
            IndexValue.of("😀"));

    /** Calls {@code storage}, and returns what a caller can tell of the answer. */
    Object on(Storage storage, Optional<Outbox> outbox, List<LeasedMessage> held) {
        SplittableRandom random = new SplittableRandom(seed); // neighbouring seeds give unlike calls
        TenantId tenant = pick(random, TENANTS);
        return switch (random.nextInt(outbox.isPresent() ? 12 : 10)) {
            case 0 -> storage.find(tenant, key(random));
            case 1 -> storage.find(tenant, unique(random));
            case 2 -> storage.findAll(tenant, List.of(key(random), key(random), unique(random), key(random)));
            case 3, 4 -> StorageFixture.paged(storage, tenant, query(random));
            case 5 -> StorageFixture.scanned(storage, tenant, pick(random, COLLECTIONS));
            case 10 -> lease(random, outbox.orElseThrow(), held);
            case 11 -> settle(random, outbox.orElseThrow(), held);
            default -> commit(random, storage, tenant);
        };
    }

    /** Everything a reader can see of both tenants. */
    static List<Object> everything(Storage storage) {
        List<Object> all = new ArrayList<>();
        for (TenantId tenant : TENANTS) {
            for (String collection : COLLECTIONS) {
                List<StoredDocument> scanned = StorageFixture.scanned(storage, tenant, collection);
                all.add(scanned);
                all.add(StorageFixture.paged(
                        storage, tenant, Query.of(collection, "pair").limit(2)));
                all.add(StorageFixture.paged(
                        storage,
                        tenant,
                        Query.of(collection, "number").backwards().limit(3)));
            }
            all.add(StorageFixture.journal(storage, tenant));
            for (int i = 0; i < 4; i++) {
                all.add(storage.answer(tenant, "request " + i));
            }
        }
        return all;
    }

    private static Object commit(SplittableRandom random, Storage storage, TenantId tenant) {
        Commit commit = commit(random, storage, tenant, random.nextInt(4));
        try {
            return storage.commit(tenant, commit);
        } catch (StaleVersionException e) {
            return Set.copyOf(e.stale());
        } catch (DuplicateEntryException e) {
            return Set.copyOf(e.duplicates());
        } catch (IdempotencyConflictException e) {
            return e.key();
        }
    }

    private static Commit commit(SplittableRandom random, Storage storage, TenantId tenant, int size) {
        List<DocumentWrite> writes = new ArrayList<>();
        List<JournalEntry> journal = new ArrayList<>();
        Set<DocumentKey> written = new HashSet<>();
        for (int i = 0; i < size; i++) {
            DocumentKey key = key(random);
            long stored = storage.find(tenant, key).map(StoredDocument::version).orElse(0L);
            // Most writers know the version, so that chains grow; some do not.
            long version = random.nextInt(4) == 0 ? random.nextInt(4) : stored;
            boolean deletes = version > 0 && random.nextInt(5) == 0;
            DocumentWrite write = deletes ? StorageFixture.delete(key, version) : put(random, key, version);
            if (written.add(key)) {
                writes.add(write);
                if (random.nextBoolean()) {
                    journal.add(StorageFixture.told(key, version + 1));
                }
            }
        }
        Commit commit = Commit.of(writes.toArray(DocumentWrite[]::new)).telling(journal);
        if (random.nextInt(4) == 0) {
            DocumentKey key = key(random);
            long stored = storage.find(tenant, key).map(StoredDocument::version).orElse(0L);
            commit = commit.when(new Precondition(key, random.nextInt(3) == 0 ? random.nextInt(3) : stored));
        }
        if (random.nextInt(3) == 0) {
            String asked = random.nextInt(5) == 0 ? "something else" : "asked";
            commit = commit.once(StorageFixture.once("request " + random.nextInt(4), asked));
        }
        if (random.nextInt(3) == 0) {
            UUID id = new UUID(7, random.nextInt(30));
            commit = commit.sending(List.of(new OutgoingMessage(
                    id, "mail", Bytes.utf8("message"), StorageFixture.NOON.plusSeconds(random.nextInt(100)))));
        }
        return commit;
    }

    private static DocumentWrite put(SplittableRandom random, DocumentKey key, long version) {
        List<IndexEntry> entries = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            entries.add(IndexEntry.unique("number", IndexValue.of(random.nextInt(7) - 3L)));
        }
        if (random.nextInt(3) > 0) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(3));
            entries.add(IndexEntry.of("pair", pick(random, VALUES), IndexValue.of(day)));
        }
        return StorageFixture.change(key, version, "text " + random.nextInt(100), entries.toArray(IndexEntry[]::new));
    }

    private static Query query(SplittableRandom random) {
        Query query = Query.of(pick(random, COLLECTIONS), random.nextBoolean() ? "pair" : "number")
                .limit(1 + random.nextInt(4));
        boolean pair = query.index().equals("pair");
        if (pair && random.nextBoolean()) {
            query = query.equalTo(pick(random, VALUES));
        }
        boolean day = pair && !query.equal().isEmpty();
        if (random.nextBoolean()) {
            query = query.atLeast(value(random, pair, day));
        }
        if (random.nextBoolean()) {
            query = query.atMost(value(random, pair, day));
        }
        return random.nextBoolean() ? query.backwards() : query;
    }

    private static IndexValue value(SplittableRandom random, boolean pair, boolean day) {
        if (day) {
            return IndexValue.of(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(5) - 1L));
        }
        return pair ? pick(random, VALUES) : IndexValue.of(random.nextInt(9) - 4L);
    }

    private static DocumentKey key(SplittableRandom random) {
        // Ids on both sides of the sign bits: their order is that of their bytes.
        UUID id = new UUID(random.nextBoolean() ? 1 : -1, random.nextInt(4) - 2L);
        return new DocumentKey(pick(random, COLLECTIONS), id);
    }

    private static UniqueReference unique(SplittableRandom random) {
        return new UniqueReference(pick(random, COLLECTIONS), "number", List.of(IndexValue.of(random.nextInt(7) - 3L)));
    }

    private static Object lease(SplittableRandom random, Outbox outbox, List<LeasedMessage> held) {
        List<LeasedMessage> leased = outbox.lease(
                StorageFixture.NOON.plusSeconds(random.nextInt(200)),
                Duration.ofSeconds(1 + random.nextInt(50)),
                1 + random.nextInt(3));
        held.addAll(leased);
        return leased.stream()
                .map(message -> List.of(
                        message.tenant(), message.message(), message.attempt(), message.until(), message.abandoned()))
                .toList();
    }

    private static Object settle(SplittableRandom random, Outbox outbox, List<LeasedMessage> held) {
        if (held.isEmpty()) {
            return TENANTS.stream().map(outbox::parked).toList();
        }
        LeasedMessage message = pick(random, held);
        return switch (random.nextInt(3)) {
            case 0 -> outbox.acknowledge(message);
            case 1 -> outbox.retry(message, StorageFixture.NOON.plusSeconds(random.nextInt(300)), "later");
            default -> outbox.park(message, "because of " + random.nextInt(5));
        };
    }

    private static <T> T pick(SplittableRandom random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
