package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.storage.UniqueReference;
import dev.cuadra.spi.tenant.TenantAdmin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link TenantAdmin}, as tests. */
public abstract class TenantAdminTck extends StorageFixture {
    /** For subclasses. */
    protected TenantAdminTck() {}

    private TenantAdmin of(Storage storage) {
        return admin(storage).orElseThrow(() -> new AssertionError("override admin(Storage)"));
    }

    private static List<DocumentKey> fill(Storage storage, int documents) {
        List<DocumentKey> keys = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            DocumentKey key = newKey();
            keys.add(key);
            storage.commit(
                    ACME,
                    Commit.of(create(key, "d" + i, token("old d" + i)))
                            .once(once("request " + i, "asked"))
                            .telling(List.of(told(key, 1)))
                            .sending(List.of(message())));
        }
        return keys;
    }

    private static IndexEntry token(String value) {
        return IndexEntry.unique("token", IndexValue.of(value));
    }

    private static UniqueReference byToken(String value) {
        return new UniqueReference(THINGS, "token", List.of(IndexValue.of(value)));
    }

    private static Optional<IndexEntry> byText(StoredDocument document) {
        return Optional.of(token("new " + document.body().utf8()));
    }

    @Test
    void tenantsAreThoseThatHoldAnything() {
        try (Storage storage = emptyStorage()) {
            assertEquals(List.of(), of(storage).tenants());
            storage.find(OTHER, newKey());
            storage.commit(OTHER, Commit.of());
            assertEquals(List.of(), of(storage).tenants());
            storage.commit(OTHER, Commit.of().sending(List.of(message())));
            fill(storage, 1);
            assertEquals(List.of(ACME, OTHER), of(storage).tenants());
        }
    }

    @Test
    void anExportHoldsEveryDocumentInOrderAndNothingElse() {
        try (Storage storage = emptyStorage()) {
            List<DocumentKey> keys = fill(storage, 5);
            DocumentKey person = new DocumentKey("person", newId());
            storage.commit(ACME, Commit.of(create(person, "first by collection"), delete(keys.get(2), 1)));
            storage.commit(OTHER, Commit.of(create(newKey(), "another's")));
            List<DocumentKey> exported = new ArrayList<>();
            of(storage).export(ACME, document -> exported.add(document.key()));
            assertEquals(List.of(person, keys.get(0), keys.get(1), keys.get(3), keys.get(4)), exported);
        }
    }

    @Test
    void aTenantIsDeletedInStepsAndThenHoldsNothing() {
        try (Storage storage = emptyStorage()) {
            List<DocumentKey> keys = fill(storage, 23);
            storage.commit(ACME, Commit.of(delete(keys.get(0), 1)));
            DocumentKey theirs = newKey();
            storage.commit(
                    OTHER, Commit.of(create(theirs, "stays", token("old d1"))).telling(List.of(told(theirs, 1))));
            TenantAdmin admin = of(storage);
            int left = scanned(storage, ACME, THINGS).size();
            int steps = 0;
            while (admin.delete(ACME, 5)) {
                int now = scanned(storage, ACME, THINGS).size();
                assertTrue(left - now <= 5, "more deleted than allowed");
                left = now;
                assertTrue(++steps < 100, "deleting does not end");
            }
            assertTrue(steps >= 4, "23 documents at 5 a step");
            assertFalse(admin.delete(ACME, 5));
            assertEquals(List.of(OTHER), admin.tenants());
            assertEquals(List.of(), journal(storage, ACME));
            assertEquals(Optional.empty(), storage.answer(ACME, "request 1"));
            outbox(storage)
                    .ifPresent(outbox -> assertEquals(List.of(), outbox.lease(NOON, Duration.ofMinutes(1), 100)));
            assertEquals("stays", text(storage.find(OTHER, byToken("old d1"))));
            assertEquals(1, journal(storage, OTHER).size());
            storage.commit(ACME, Commit.of(create(keys.get(0), "a new beginning")));
            assertEquals(1, storage.find(ACME, keys.get(0)).orElseThrow().version());
        }
    }

    @Test
    void journalPositionsDoNotGoBackWhenATenantIsDeleted() {
        try (Storage storage = emptyStorage()) {
            fill(storage, 3);
            long position = storage.journal(ACME, 0, 10).position();
            while (of(storage).delete(ACME, 100)) {
                assertTrue(position > 0);
            }
            DocumentKey key = newKey();
            storage.commit(ACME, Commit.of().telling(List.of(told(key, 1))));
            assertEquals(
                    List.of(told(key, 1)), storage.journal(ACME, position, 10).entries());
        }
    }

    @Test
    void idempotencyKeysExpireByTheTimeTheyWereAskedFor() {
        try (Storage storage = emptyStorage()) {
            for (int i = 0; i < 4; i++) {
                Idempotency asked =
                        new Idempotency("request " + i, Bytes.utf8("f"), Bytes.utf8("a"), NOON.plusNanos(i));
                storage.commit(ACME, Commit.of().once(asked));
                storage.commit(OTHER, Commit.of().once(asked));
            }
            assertEquals(2, of(storage).expireIdempotencyKeys(ACME, NOON.plusNanos(2)));
            assertEquals(0, of(storage).expireIdempotencyKeys(ACME, NOON.plusNanos(2)));
            assertTrue(storage.answer(ACME, "request 1").isEmpty());
            assertTrue(storage.answer(ACME, "request 2").isPresent());
            assertTrue(storage.answer(OTHER, "request 0").isPresent());
            assertFalse(storage.commit(ACME, Commit.of().once(once("request 0", "something else")))
                    .replayed());
        }
    }

    @Test
    void anIndexIsRebuiltFromTheDocuments() {
        try (Storage storage = emptyStorage()) {
            fill(storage, 12);
            storage.commit(OTHER, Commit.of(create(newKey(), "theirs", token("old d1"))));
            Optional<UUID> after = Optional.empty();
            int steps = 0;
            do {
                after = of(storage).rebuildIndex(ACME, THINGS, "token", TenantAdminTck::byText, after, 5);
                steps++;
                if (after.isPresent()) {
                    StorageException refused =
                            assertThrows(StorageException.class, () -> storage.query(ACME, Query.of(THINGS, "token")));
                    assertTrue(String.valueOf(refused.getMessage()).contains("token"), "the index is not named");
                    assertThrows(StorageException.class, () -> storage.find(ACME, byToken("new d1")));
                    assertThrows(StorageException.class, () -> storage.findAll(ACME, List.of(byToken("new d1"))));
                    assertEquals("theirs", text(storage.find(OTHER, byToken("old d1"))));
                }
            } while (after.isPresent() && steps < 50);
            assertEquals(3, steps);
            assertEquals("d7", text(storage.find(ACME, byToken("new d7"))));
            assertEquals("(absent)", text(storage.find(ACME, byToken("old d7"))));
            assertEquals(12, paged(storage, ACME, Query.of(THINGS, "token")).size());
        }
    }

    @Test
    void writersGoOnWhileAnIndexIsRebuilt() {
        try (Storage storage = emptyStorage()) {
            List<DocumentKey> keys = fill(storage, 9);
            Optional<UUID> after =
                    of(storage).rebuildIndex(ACME, THINGS, "token", TenantAdminTck::byText, Optional.empty(), 4);
            DocumentKey fresh = newKey();
            storage.commit(
                    ACME,
                    Commit.of(
                            change(keys.get(0), 1, "behind", token("new behind")),
                            change(keys.get(8), 1, "ahead", token("new ahead")),
                            change(keys.get(7), 1, "unmoved", token("old d7")),
                            delete(keys.get(6), 1),
                            create(fresh, "fresh", token("new fresh"))));
            while (after.isPresent()) {
                after = of(storage).rebuildIndex(ACME, THINGS, "token", TenantAdminTck::byText, after, 4);
            }
            for (String text : List.of("behind", "ahead", "unmoved", "fresh", "d1", "d5")) {
                assertEquals(text, text(storage.find(ACME, byToken("new " + text))));
            }
            assertEquals(9, paged(storage, ACME, Query.of(THINGS, "token")).size());
            storage.commit(ACME, Commit.of(change(keys.get(0), 2, "later", token("new later"))));
            assertEquals("later", text(storage.find(ACME, byToken("new later"))));
            assertEquals("(absent)", text(storage.find(ACME, byToken("new behind"))));
        }
    }

    @Test
    void aRebuildThatWouldShareAUniqueEntryNamesIt() {
        try (Storage storage = emptyStorage()) {
            fill(storage, 3);
            TenantAdmin admin = of(storage);
            assertThrows(
                    DuplicateEntryException.class,
                    () -> admin.rebuildIndex(
                            ACME, THINGS, "token", any -> Optional.of(token("same")), Optional.empty(), 10));
            assertEquals(
                    Optional.empty(),
                    admin.rebuildIndex(ACME, THINGS, "token", TenantAdminTck::byText, Optional.empty(), 10));
            assertEquals("d2", text(storage.find(ACME, byToken("new d2"))));
        }
    }

    @Test
    void anotherWriterMayTakeADroppedEntryDuringARebuild() {
        try (Storage storage = emptyStorage()) {
            fill(storage, 4);
            Optional<UUID> after =
                    of(storage).rebuildIndex(ACME, THINGS, "token", TenantAdminTck::byText, Optional.empty(), 1);
            DocumentKey taker = newKey();
            DocumentWrite takes = create(taker, "taker", token("old d3"));
            storage.commit(ACME, Commit.of(takes));
            while (after.isPresent()) {
                after = of(storage)
                        .rebuildIndex(
                                ACME,
                                THINGS,
                                "token",
                                document ->
                                        document.key().equals(taker) ? Optional.of(token("old d3")) : byText(document),
                                after,
                                1);
            }
            assertEquals("taker", text(storage.find(ACME, byToken("old d3"))));
            assertEquals("d3", text(storage.find(ACME, byToken("new d3"))));
        }
    }
}
