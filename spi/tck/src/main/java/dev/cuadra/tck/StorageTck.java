package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.storage.UniqueReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * The contract of {@link Storage}, as tests. A plugin author extends this class, makes an empty storage and, where it
 * outlives its process, opens it again; the class is then run by JUnit like any other. Run
 * {@link StorageSequenceTck} beside it.
 */
public abstract class StorageTck extends ReadPromises {
    /** For subclasses. */
    protected StorageTck() {}

    @Test
    void theJournalKeepsTheOrderOfCommitsAndWithinThem() {
        try (Storage storage = emptyStorage()) {
            List<JournalEntry> told = new ArrayList<>();
            for (int commit = 0; commit < 5; commit++) {
                List<JournalEntry> entries = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    entries.add(told(newKey(), 1));
                }
                Collections.reverse(entries);
                storage.commit(ACME, Commit.of().telling(entries));
                storage.commit(OTHER, Commit.of().telling(List.of(told(newKey(), 1))));
                told.addAll(entries);
            }
            assertEquals(told, journal(storage, ACME));
            List<JournalEntry> paged = new ArrayList<>();
            long position = 0;
            for (JournalPage page = storage.journal(ACME, 0, 4);
                    !page.entries().isEmpty();
                    page = storage.journal(ACME, position, 4)) {
                assertTrue(page.entries().size() <= 4 && page.position() > position);
                paged.addAll(page.entries());
                position = page.position();
            }
            assertEquals(told, paged);
            assertEquals(new JournalPage(List.of(), position), storage.journal(ACME, position, 4));
        }
    }

    @Test
    void aJournalEntryComesBackAsItWasTold() {
        try (Storage storage = emptyStorage()) {
            JournalEntry entry = new JournalEntry(
                    newKey(),
                    Long.MAX_VALUE,
                    Instant.parse("1969-12-31T23:59:59.999999Z"),
                    Bytes.of(new byte[64]),
                    Bytes.EMPTY,
                    Bytes.of(new byte[64]));
            storage.commit(ACME, Commit.of().telling(List.of(entry)));
            assertEquals(List.of(entry), journal(storage, ACME));
        }
    }

    @Test
    void anEmptyJournalGivesThePositionAskedFor() {
        try (Storage storage = emptyStorage()) {
            assertEquals(new JournalPage(List.of(), 0), storage.journal(ACME, 0, 1));
            assertEquals(new JournalPage(List.of(), 77), storage.journal(ACME, 77, 10_000));
            assertThrows(IllegalArgumentException.class, () -> storage.journal(ACME, 0, 0));
            assertThrows(IllegalArgumentException.class, () -> storage.journal(ACME, 0, 10_001));
        }
    }

    @Test
    void aJournalReaderMissesNoCommitThatBecameVisibleLate() {
        try (Storage storage = emptyStorage()) {
            int writers = 6;
            int commits = 40;
            AtomicInteger writing = new AtomicInteger(writers);
            List<JournalEntry> read = Collections.synchronizedList(new ArrayList<>());
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                tasks.add(() -> {
                    try {
                        DocumentKey key = newKey();
                        for (int number = 1; number <= commits; number++) {
                            storage.commit(
                                    ACME,
                                    Commit.of(change(key, number - 1L, "x")).telling(List.of(told(key, number))));
                        }
                        return true;
                    } finally {
                        writing.decrementAndGet();
                    }
                });
            }
            tasks.add(() -> {
                long position = 0;
                while (true) {
                    boolean over = writing.get() == 0;
                    JournalPage page = storage.journal(ACME, position, 7);
                    read.addAll(page.entries());
                    position = page.position();
                    if (over && page.entries().isEmpty()) {
                        return true;
                    }
                }
            });
            together(tasks);
            assertEquals(writers * commits, read.size());
            Map<DocumentKey, Long> last = new HashMap<>();
            for (JournalEntry entry : read) {
                assertEquals(last.getOrDefault(entry.key(), 0L) + 1, entry.number(), "chains are read in their order");
                last.put(entry.key(), entry.number());
            }
        }
    }

    @Test
    void sixteenThreadsWhoCountTogetherLoseNoCount() {
        try (Storage storage = emptyStorage()) {
            DocumentKey counter = newKey();
            storage.commit(ACME, Commit.of(create(counter, "0")));
            int each = 25;
            Callable<Integer> count = () -> {
                int retries = 0;
                for (int done = 0; done < each; ) {
                    StoredDocument seen = storage.find(ACME, counter).orElseThrow();
                    String next = String.valueOf(Integer.parseInt(seen.body().utf8()) + 1);
                    try {
                        storage.commit(ACME, Commit.of(change(counter, seen.version(), next)));
                        done++;
                    } catch (StaleVersionException e) {
                        retries++;
                    }
                }
                return retries;
            };
            together(Collections.nCopies(16, count));
            StoredDocument end = storage.find(ACME, counter).orElseThrow();
            assertEquals(String.valueOf(16 * each), end.body().utf8());
            assertEquals(16 * each + 1, end.version());
        }
    }

    @Test
    void threadsOfTwoHandlesWhoCountTogetherLoseNoCount() {
        try (Storage one = emptyStorage()) {
            Optional<Storage> second = second(one);
            assumeTrue(second.isPresent(), "one handle for each medium");
            try (Storage other = second.orElseThrow()) {
                DocumentKey counter = newKey();
                one.commit(ACME, Commit.of(create(counter, "0")));
                together(List.of(() -> count(one, counter), () -> count(other, counter), () -> count(other, counter)));
                assertEquals("60", text(one.find(ACME, counter)));
                assertEquals("60", text(other.find(ACME, counter)));
                assertEquals(60, journal(other, ACME).size(), "told once each");
            }
        }
    }

    private static boolean count(Storage storage, DocumentKey counter) {
        for (int done = 0; done < 20; ) {
            done += counted(storage, counter) ? 1 : 0;
        }
        return true;
    }

    /** False when another one was quicker. */
    private static boolean counted(Storage storage, DocumentKey counter) {
        StoredDocument seen = storage.find(ACME, counter).orElseThrow();
        String next = String.valueOf(Integer.parseInt(seen.body().utf8()) + 1);
        try {
            storage.commit(
                    ACME,
                    Commit.of(change(counter, seen.version(), next)).telling(List.of(told(counter, seen.version()))));
            return true;
        } catch (StaleVersionException e) {
            return false;
        }
    }

    @Test
    void oneOfManyWhoWantAUniqueEntryTogetherGetsIt() {
        try (Storage storage = emptyStorage()) {
            Callable<Boolean> take = () -> {
                try {
                    storage.commit(
                            ACME, Commit.of(create(newKey(), "mine", IndexEntry.unique("number", IndexValue.of(1)))));
                    return true;
                } catch (dev.cuadra.spi.storage.DuplicateEntryException e) {
                    return false;
                }
            };
            List<Boolean> taken = together(Collections.nCopies(8, take));
            assertEquals(1, Collections.frequency(taken, true));
            assertEquals(1, scanned(storage, ACME, THINGS).size());
        }
    }

    @Test
    void preconditionsOfTwoWhoReadEachOthersDocumentDoNotBothHold() {
        try (Storage storage = emptyStorage()) {
            for (int round = 0; round < 20; round++) {
                DocumentKey left = newKey();
                DocumentKey right = newKey();
                storage.commit(ACME, Commit.of(create(left, "on duty"), create(right, "on duty")));
                List<Boolean> gone =
                        together(List.of(() -> leaves(storage, left, right), () -> leaves(storage, right, left)));
                assertEquals(1, Collections.frequency(gone, true), "one stays on duty");
            }
        }
    }

    private static boolean leaves(Storage storage, DocumentKey who, DocumentKey other) {
        try {
            storage.commit(
                    ACME,
                    Commit.of(change(who, 1, "off duty")).when(new dev.cuadra.spi.storage.Precondition(other, 1)));
            return true;
        } catch (StaleVersionException e) {
            return false;
        }
    }

    @Test
    void whatIsClosedSaysSo() {
        Storage storage = emptyStorage();
        storage.commit(ACME, Commit.of(create(newKey(), "x")));
        storage.close();
        storage.close();
        List<Executable> calls = List.of(
                () -> storage.commit(ACME, Commit.of(create(newKey(), "x"))),
                () -> storage.answer(ACME, "request"),
                () -> storage.find(ACME, newKey()),
                () -> storage.findAll(ACME, List.of(newKey())),
                () -> storage.query(ACME, Query.of(THINGS, "x")),
                () -> storage.scan(ACME, THINGS).close(),
                () -> storage.journal(ACME, 0, 10));
        calls.forEach(call -> assertThrows(StorageException.class, call));
    }

    @Test
    void whatWasAcknowledgedIsThereWhenItIsOpenedAgain() {
        Storage before = emptyStorage();
        DocumentKey kept = newKey();
        DocumentKey deleted = newKey();
        IndexEntry number = IndexEntry.unique("number", IndexValue.of(5));
        OutgoingMessage message = message();
        before.commit(
                ACME,
                Commit.of(create(kept, "kept", number), create(deleted, "deleted"))
                        .once(once("request", "asked"))
                        .telling(List.of(told(kept, 1)))
                        .sending(List.of(message)));
        before.commit(ACME, Commit.of(delete(deleted, 1)));
        long position = before.journal(ACME, 0, 10).position();
        before.close();
        Optional<Storage> again = reopen(before);
        assumeTrue(again.isPresent(), "nothing outlives this storage");
        try (Storage after = again.orElseThrow()) {
            assertEquals("kept", text(after.find(ACME, kept)));
            assertEquals(
                    "kept", text(after.find(ACME, new UniqueReference(THINGS, "number", List.of(IndexValue.of(5))))));
            assertEquals(Optional.empty(), after.find(ACME, deleted));
            assertThrows(StaleVersionException.class, () -> after.commit(ACME, Commit.of(create(deleted, "x"))));
            assertTrue(after.commit(ACME, Commit.of().once(once("request", "asked")))
                    .replayed());
            assertEquals(List.of(told(kept, 1)), journal(after, ACME));
            after.commit(ACME, Commit.of(change(kept, 1, "later")).telling(List.of(told(kept, 2))));
            assertEquals(
                    List.of(told(kept, 2)),
                    after.journal(ACME, position, 10).entries(),
                    "positions go on where they were");
            outbox(after)
                    .ifPresent(outbox -> assertEquals(
                            List.of(message),
                            outbox.lease(NOON, Duration.ofMinutes(1), 10).stream()
                                    .map(LeasedMessage::message)
                                    .toList()));
        }
    }

    @Test
    void aCommitIsSeenWholeOrNotAtAll() {
        try (Storage storage = emptyStorage()) {
            DocumentKey one = newKey();
            DocumentKey two = newKey();
            storage.commit(ACME, Commit.of(create(one, "0"), create(two, "0")));
            AtomicInteger writing = new AtomicInteger(1);
            Callable<Boolean> write = () -> {
                try {
                    for (int version = 1; version <= 60; version++) {
                        DocumentWrite first = change(one, version, "" + version);
                        storage.commit(ACME, Commit.of(first, change(two, version, "" + version)));
                    }
                    return true;
                } finally {
                    writing.set(0);
                }
            };
            Callable<Boolean> read = () -> {
                boolean torn = false;
                while (writing.get() == 1) {
                    torn |= scanned(storage, ACME, THINGS).stream()
                                    .map(StoredDocument::version)
                                    .distinct()
                                    .count()
                            != 1;
                }
                return torn;
            };
            assertFalse(together(List.of(write, read, read)).subList(1, 3).contains(true), "half a commit was seen");
        }
    }
}
