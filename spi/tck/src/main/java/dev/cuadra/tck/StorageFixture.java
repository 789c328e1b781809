package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.IdSource;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.DuplicateEntryException.Duplicate;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StaleVersionException.Stale;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.tenant.TenantAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** What the contract tests of storages share. Extend {@link StorageTck} and its neighbours, not this. */
public abstract class StorageFixture {
    static final TenantId ACME = TenantId.of("acme");
    static final TenantId OTHER = TenantId.of("other");
    static final String THINGS = "thing";
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

    private static final IdSource IDS = TimeOrderedIds.system();

    /** For subclasses. */
    protected StorageFixture() {}

    /** A storage that holds nothing. Each test asks for its own, and closes it. */
    protected abstract Storage emptyStorage();

    /**
     * Opens again what {@code closed} kept; it is closed already.
     *
     * @return empty, the default, where nothing outlives a closed storage; then durability is not tested
     */
    protected Optional<Storage> reopen(Storage closed) {
        return Optional.empty();
    }

    /**
     * Another handle on the medium of {@code first}, as a second process has one; closed by the caller before the first.
     *
     * @return empty, the default, where a medium has one handle; then two writers are not tested
     */
    protected Optional<Storage> second(Storage first) {
        return Optional.empty();
    }

    /** The outbox that {@code storage} fills; the default answers when it is the same object. */
    protected Optional<Outbox> outbox(Storage storage) {
        return storage instanceof Outbox outbox ? Optional.of(outbox) : Optional.empty();
    }

    /** The tenant administration of {@code storage}; the default answers when it is the same object. */
    protected Optional<TenantAdmin> admin(Storage storage) {
        return storage instanceof TenantAdmin admin ? Optional.of(admin) : Optional.empty();
    }

    static UUID newId() {
        return IDS.next();
    }

    static DocumentKey newKey() {
        return new DocumentKey(THINGS, newId());
    }

    static DocumentWrite create(DocumentKey key, String text, IndexEntry... entries) {
        return change(key, 0, text, entries);
    }

    static DocumentWrite change(DocumentKey key, long version, String text, IndexEntry... entries) {
        return new DocumentWrite.Put(
                key, version, Bytes.utf8(text), Bytes.utf8("head " + (version + 1)), List.of(entries));
    }

    static DocumentWrite delete(DocumentKey key, long version) {
        return new DocumentWrite.Delete(key, version, Bytes.utf8("head " + (version + 1)));
    }

    static JournalEntry told(DocumentKey key, long number) {
        Bytes previous = number == 1 ? Bytes.EMPTY : Bytes.utf8("head " + (number - 1));
        return new JournalEntry(key, number, NOON, previous, Bytes.utf8("what"), Bytes.utf8("head " + number));
    }

    static OutgoingMessage message() {
        return new OutgoingMessage(newId(), "mail", Bytes.utf8("hello"), NOON);
    }

    static Idempotency once(String key, String asked) {
        return new Idempotency(key, Bytes.utf8(asked), Bytes.utf8("answer to " + asked), NOON);
    }

    static String text(Optional<StoredDocument> document) {
        return document.map(found -> found.body().utf8()).orElse("(absent)");
    }

    static List<String> texts(Page page) {
        return page.documents().stream().map(found -> found.body().utf8()).toList();
    }

    static List<StoredDocument> scanned(Storage storage, TenantId tenant, String collection) {
        try (Stream<StoredDocument> all = storage.scan(tenant, collection)) {
            return all.toList();
        }
    }

    /** Every page of {@code query}, one after the other; fails when the pages do not end. */
    static List<StoredDocument> paged(Storage storage, TenantId tenant, Query query) {
        List<StoredDocument> all = new ArrayList<>();
        Query next = query;
        for (int pages = 0; pages < 10_000; pages++) {
            Page page = storage.query(tenant, next);
            assertEquals(
                    Math.min(query.limit(), page.documents().size()),
                    page.documents().size(),
                    "more than asked for");
            all.addAll(page.documents());
            if (page.next().isEmpty()) {
                return all;
            }
            next = next.after(page.next().get());
        }
        return fail("the pages of " + query.index() + " do not end");
    }

    static List<JournalEntry> journal(Storage storage, TenantId tenant) {
        List<JournalEntry> all = new ArrayList<>();
        long position = 0;
        while (true) {
            JournalPage page = storage.journal(tenant, position, 100);
            if (page.entries().isEmpty()) {
                return all;
            }
            all.addAll(page.entries());
            position = page.position();
        }
    }

    static Set<Stale> stale(Storage storage, Commit commit) {
        try {
            storage.commit(ACME, commit);
        } catch (StaleVersionException e) {
            assertEquals(
                    e.stale().stream().map(Stale::key).distinct().count(),
                    e.stale().size(),
                    "each stale key is named once: " + e.stale());
            return Set.copyOf(e.stale());
        }
        return fail("a stale commit was taken");
    }

    static Set<Duplicate> duplicates(Storage storage, Commit commit) {
        try {
            storage.commit(ACME, commit);
        } catch (DuplicateEntryException e) {
            return Set.copyOf(e.duplicates());
        }
        return fail("a commit with a taken unique entry was taken");
    }

    /** Nothing of {@code commit} is stored, in any place a commit writes to. */
    void assertNothingOf(Commit commit, Storage storage) {
        List<Reference> created = commit.writes().stream()
                .filter(write -> write.expectedVersion() == 0)
                .map(write -> (Reference) write.key())
                .toList();
        assertEquals(Set.of(), storage.findAll(ACME, created).keySet(), "documents");
        commit.idempotency()
                .ifPresent(asked -> assertEquals(Optional.empty(), storage.answer(ACME, asked.key()), "answer"));
        commit.journal().stream()
                .filter(entry -> entry.number() == 1)
                .forEach(entry -> assertEquals(
                        0,
                        journal(storage, ACME).stream()
                                .filter(stored -> stored.key().equals(entry.key()))
                                .count(),
                        "journal"));
        outbox(storage)
                .ifPresent(outbox -> assertEquals(
                        List.of(), outbox.lease(NOON.plusSeconds(1), Duration.ofNanos(1), 1000), "messages"));
    }

    /** Runs {@code tasks} together, each in a thread of its own, and returns what they returned. */
    static <T> List<T> together(List<Callable<T>> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted", e);
        } catch (ExecutionException e) {
            return fail("a thread failed: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
