package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.UniqueReference;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What the same request, sent twice, and another tenant are promised. */
abstract class RequestPromises extends CommitPromises {
    @Test
    void theSameKeyGivesTheFirstAnswerAndStoresNothing() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            Commit first = Commit.of(create(key, "first"))
                    .once(once("request", "asked"))
                    .telling(List.of(told(key, 1)));
            assertEquals(new Committed(false, Bytes.utf8("answer to asked")), storage.commit(ACME, first));
            storage.commit(ACME, Commit.of(change(key, 1, "changed since")));
            Idempotency again =
                    new Idempotency("request", Bytes.utf8("asked"), Bytes.utf8("another answer"), NOON.plusSeconds(9));
            Commit second = Commit.of(create(newKey(), "second")).once(again);
            assertEquals(new Committed(true, Bytes.utf8("answer to asked")), storage.commit(ACME, second));
            assertEquals(new Committed(true, Bytes.utf8("answer to asked")), storage.commit(ACME, first));
            assertEquals("changed since", text(storage.find(ACME, key)));
            assertEquals(1, scanned(storage, ACME, THINGS).size());
            assertEquals(1, journal(storage, ACME).size());
        }
    }

    @Test
    void theSameKeyWithAnotherFingerprintIsAConflict() {
        try (Storage storage = emptyStorage()) {
            storage.commit(ACME, Commit.of(create(newKey(), "first")).once(once("request", "asked")));
            Commit other = Commit.of(change(newKey(), 8, "stale besides")).once(once("request", "something else"));
            assertEquals(
                    "request",
                    assertThrows(IdempotencyConflictException.class, () -> storage.commit(ACME, other))
                            .key());
            assertEquals(
                    Optional.of(Bytes.utf8("answer to asked")),
                    storage.answer(ACME, "request").map(Idempotency::answer));
        }
    }

    @Test
    void aRefusedCommitDoesNotUseUpItsKey() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            Commit stale = Commit.of(change(key, 3, "x")).once(once("request", "asked"));
            assertThrows(StaleVersionException.class, () -> storage.commit(ACME, stale));
            assertEquals(Optional.empty(), storage.answer(ACME, "request"));
            Commit other = Commit.of(create(key, "x")).once(once("request", "something else"));
            assertEquals(new Committed(false, Bytes.utf8("answer to something else")), storage.commit(ACME, other));
        }
    }

    @Test
    void anAnswerIsKeptAsItWasGiven() {
        try (Storage storage = emptyStorage()) {
            Idempotency given = new Idempotency(
                    "request", Bytes.EMPTY, Bytes.of(new byte[5000]), Instant.parse("1969-12-31T23:59:59.999999999Z"));
            storage.commit(ACME, Commit.of().once(given));
            assertEquals(Optional.of(given), storage.answer(ACME, "request"));
            assertEquals(Optional.empty(), storage.answer(ACME, "Request"));
            assertEquals(Optional.empty(), storage.answer(ACME, "request "));
        }
    }

    @Test
    void idempotencyKeysMayHoldAnyText() {
        try (Storage storage = emptyStorage()) {
            List<String> keys = List.of("a", "a\u0000", "a\u0000b", "ñandú 😀", "'; --", " ", "x".repeat(200));
            for (String key : keys) {
                storage.commit(ACME, Commit.of(create(newKey(), key)).once(once(key, key)));
            }
            for (String key : keys) {
                assertEquals(
                        Optional.of("answer to " + key),
                        storage.answer(ACME, key).map(found -> found.answer().utf8()));
            }
        }
    }

    @Test
    void oneOfManyWhoSendTheSameRequestTogetherStores() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            Callable<Committed> send =
                    () -> storage.commit(ACME, Commit.of(create(key, "once")).once(once("request", "asked")));
            List<Committed> answers = together(Collections.nCopies(8, send));
            assertEquals(
                    1, answers.stream().filter(answer -> !answer.replayed()).count());
            answers.forEach(
                    answer -> assertEquals("answer to asked", answer.answer().utf8()));
            assertEquals(1, storage.find(ACME, key).orElseThrow().version());
        }
    }

    @Test
    void oneTenantNeverSeesWhatIsAnothers() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            IndexEntry number = IndexEntry.unique("number", IndexValue.of("n"));
            storage.commit(
                    ACME,
                    Commit.of(create(key, "acme's", number))
                            .once(once("request", "acme asks"))
                            .telling(List.of(told(key, 1))));
            assertEquals(Optional.empty(), storage.find(OTHER, key));
            assertEquals(
                    Optional.empty(),
                    storage.find(OTHER, new UniqueReference(THINGS, "number", List.of(IndexValue.of("n")))));
            assertTrue(storage.findAll(OTHER, List.of(key)).isEmpty());
            assertEquals(List.of(), scanned(storage, OTHER, THINGS));
            assertEquals(
                    List.of(), storage.query(OTHER, Query.of(THINGS, "number")).documents());
            assertEquals(List.of(), journal(storage, OTHER));
            assertEquals(Optional.empty(), storage.answer(OTHER, "request"));
        }
    }

    @Test
    void theSameKeysServeTwoTenantsApart() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            IndexEntry number = IndexEntry.unique("number", IndexValue.of("n"));
            storage.commit(
                    ACME,
                    Commit.of(create(key, "acme's", number))
                            .once(once("request", "acme asks"))
                            .telling(List.of(told(key, 1))));
            Commit theirs = Commit.of(create(key, "other's", number))
                    .once(once("request", "other asks"))
                    .telling(List.of(told(key, 1)));
            assertEquals(new Committed(false, Bytes.utf8("answer to other asks")), storage.commit(OTHER, theirs));
            storage.commit(OTHER, Commit.of(delete(key, 1)));
            assertEquals("acme's", text(storage.find(ACME, key)));
            assertEquals("(absent)", text(storage.find(OTHER, key)));
            assertEquals(List.of(told(key, 1)), journal(storage, ACME));
        }
    }
}
