package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.DuplicateEntryException.Duplicate;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.Precondition;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StaleVersionException.Stale;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.storage.UniqueReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one commit promises. */
abstract class CommitPromises extends StorageFixture {
    private static final IndexEntry TAKEN = IndexEntry.unique("number", IndexValue.of("taken"));

    @Test
    void aDocumentIsFoundAsItWasWritten() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            Bytes head = Bytes.of(new byte[64]);
            storage.commit(ACME, Commit.of(new DocumentWrite.Put(key, 0, Bytes.utf8("body"), head, List.of())));
            assertEquals(Optional.of(new StoredDocument(key, 1, Bytes.utf8("body"), head)), storage.find(ACME, key));
        }
    }

    @Test
    void aCommitWithoutAKeyAnswersNothing() {
        try (Storage storage = emptyStorage()) {
            assertEquals(new Committed(false, Bytes.EMPTY), storage.commit(ACME, Commit.of()));
            assertEquals(new Committed(false, Bytes.EMPTY), storage.commit(ACME, Commit.of(create(newKey(), "x"))));
        }
    }

    @Test
    void eachWriteTakesTheNextVersion() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            for (int version = 0; version < 5; version++) {
                storage.commit(ACME, Commit.of(change(key, version, "text " + version)));
                StoredDocument found = storage.find(ACME, key).orElseThrow();
                assertEquals(version + 1, found.version());
                assertEquals("text " + version, found.body().utf8());
                assertEquals("head " + (version + 1), found.head().utf8());
            }
        }
    }

    @Test
    void aWriterWhoMissedAVersionChangesNothing() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            storage.commit(ACME, Commit.of(create(key, "first")));
            storage.commit(ACME, Commit.of(change(key, 1, "second")));
            assertEquals(Set.of(new Stale(key, 1, 2)), stale(storage, Commit.of(change(key, 1, "late"))));
            assertEquals(Set.of(new Stale(key, 0, 2)), stale(storage, Commit.of(create(key, "late"))));
            assertEquals(Set.of(new Stale(key, 3, 2)), stale(storage, Commit.of(change(key, 3, "early"))));
            assertEquals(Set.of(new Stale(key, 1, 2)), stale(storage, Commit.of(delete(key, 1))));
            assertEquals("second", text(storage.find(ACME, key)));
        }
    }

    @Test
    void everyStaleKeyIsNamedNotTheFirstAlone() {
        try (Storage storage = emptyStorage()) {
            DocumentKey written = newKey();
            DocumentKey read = newKey();
            DocumentKey toldBefore = newKey();
            DocumentKey never = newKey();
            DocumentKey deleted = newKey();
            storage.commit(
                    ACME,
                    Commit.of(create(written, "a"), create(read, "b"), create(toldBefore, "c"), create(deleted, "d"))
                            .telling(List.of(told(toldBefore, 1))));
            storage.commit(ACME, Commit.of(change(read, 1, "b2"), delete(deleted, 1)));
            Commit bad = Commit.of(
                            create(written, "x"), change(never, 4, "x"), create(newKey(), "good"), create(deleted, "x"))
                    .when(new Precondition(read, 1))
                    .when(new Precondition(written, 1))
                    .when(new Precondition(newKey(), 0))
                    .telling(List.of(told(toldBefore, 1)));
            assertEquals(
                    Set.of(
                            new Stale(written, 0, 1),
                            new Stale(never, 4, 0),
                            new Stale(deleted, 0, 2),
                            new Stale(read, 1, 2),
                            new Stale(toldBefore, 0, 1)),
                    stale(storage, bad));
        }
    }

    @Test
    void everyStaleKeyOfABulkCommitIsNamed() {
        try (Storage storage = emptyStorage()) {
            List<DocumentWrite> writes = new ArrayList<>();
            List<DocumentWrite> changed = new ArrayList<>();
            for (int i = 0; i < 2500; i++) {
                DocumentKey key = newKey();
                writes.add(create(key, "document " + i, IndexEntry.of("i", IndexValue.of(i))));
                if (i % 500 == 7) {
                    changed.add(create(key, "earlier"));
                }
            }
            storage.commit(ACME, Commit.of(changed.toArray(DocumentWrite[]::new)));
            Commit bulk = Commit.of(writes.toArray(DocumentWrite[]::new));
            Set<DocumentKey> named =
                    Set.copyOf(stale(storage, bulk).stream().map(Stale::key).toList());
            assertEquals(Set.copyOf(changed.stream().map(DocumentWrite::key).toList()), named);
            assertEquals(5, scanned(storage, ACME, THINGS).size());
            assertEquals(List.of(), storage.query(ACME, Query.of(THINGS, "i")).documents());
        }
    }

    @Test
    void aBrokenPreconditionChangesNothing() {
        try (Storage storage = emptyStorage()) {
            DocumentKey seen = newKey();
            storage.commit(ACME, Commit.of(create(seen, "seen")));
            storage.commit(ACME, Commit.of(change(seen, 1, "changed meanwhile")));
            Commit commit = everythingAbout(newKey()).when(new Precondition(seen, 1));
            assertEquals(Set.of(new Stale(seen, 1, 2)), stale(storage, commit));
            assertNothingOf(commit, storage);
        }
    }

    @Test
    void aPreconditionOfAbsenceIsBrokenByADocument() {
        try (Storage storage = emptyStorage()) {
            DocumentKey absent = newKey();
            storage.commit(ACME, Commit.of(create(newKey(), "good")).when(new Precondition(absent, 0)));
            storage.commit(ACME, Commit.of(create(absent, "here now")));
            Commit commit = Commit.of(create(newKey(), "x")).when(new Precondition(absent, 0));
            assertEquals(Set.of(new Stale(absent, 0, 1)), stale(storage, commit));
            assertNothingOf(commit, storage);
        }
    }

    @Test
    void aPreconditionThatHoldsLeavesItsDocumentAsItIs() {
        try (Storage storage = emptyStorage()) {
            DocumentKey seen = newKey();
            DocumentKey written = newKey();
            storage.commit(ACME, Commit.of(create(seen, "seen")));
            storage.commit(
                    ACME,
                    Commit.of(create(written, "x"))
                            .when(new Precondition(seen, 1))
                            .when(new Precondition(written, 0)));
            assertEquals(1, storage.find(ACME, seen).orElseThrow().version());
            assertEquals("x", text(storage.find(ACME, written)));
        }
    }

    @Test
    void aPreconditionOnAWrittenDocumentIsHeldAgainstTheVersionBefore() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            storage.commit(ACME, Commit.of(create(key, "one")));
            Commit commit = Commit.of(change(key, 1, "two")).when(new Precondition(key, 2));
            assertEquals(Set.of(new Stale(key, 2, 1)), stale(storage, commit));
            assertEquals("one", text(storage.find(ACME, key)));
        }
    }

    @Test
    void aDeletedDocumentLeavesATombstone() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            storage.commit(ACME, Commit.of(create(key, "here", TAKEN)));
            storage.commit(ACME, Commit.of(delete(key, 1)));
            assertEquals(Optional.empty(), storage.find(ACME, key));
            assertEquals(
                    Optional.empty(),
                    storage.find(ACME, new UniqueReference(THINGS, "number", List.of(IndexValue.of("taken")))));
            assertEquals(Map.of(), storage.findAll(ACME, List.of(key)));
            assertEquals(List.of(), scanned(storage, ACME, THINGS));
            assertEquals(
                    List.of(), storage.query(ACME, Query.of(THINGS, "number")).documents());
            assertEquals(Set.of(new Stale(key, 0, 2)), stale(storage, Commit.of(create(key, "again"))));
            assertEquals(Set.of(new Stale(key, 1, 2)), stale(storage, Commit.of(change(key, 1, "again"))));
            storage.commit(ACME, Commit.of(create(newKey(), "another takes the entry", TAKEN)));
            storage.commit(ACME, Commit.of(change(key, 2, "revived")));
            assertEquals(3, storage.find(ACME, key).orElseThrow().version());
        }
    }

    @Test
    void aStaleWriteAmongGoodOnesChangesNothing() {
        try (Storage storage = emptyStorage()) {
            DocumentKey old = newKey();
            storage.commit(ACME, Commit.of(create(old, "old")));
            Commit good = everythingAbout(newKey());
            List<DocumentWrite> writes = new ArrayList<>(good.writes());
            writes.add(create(old, "stale"));
            Commit commit =
                    new Commit(good.idempotency(), good.preconditions(), writes, good.journal(), good.messages());
            assertThrows(StaleVersionException.class, () -> storage.commit(ACME, commit));
            assertEquals("old", text(storage.find(ACME, old)));
            assertEquals(
                    List.of(), storage.query(ACME, Query.of(THINGS, "colour")).documents());
            assertNothingOf(good, storage);
            assertFalse(storage.commit(ACME, good).replayed(), "what was refused may be asked again");
        }
    }

    @Test
    void aTakenEntryAmongGoodOnesChangesNothing() {
        try (Storage storage = emptyStorage()) {
            DocumentKey holder = newKey();
            DocumentKey changed = newKey();
            storage.commit(
                    ACME,
                    Commit.of(
                            create(holder, "holder", TAKEN),
                            create(changed, "before", IndexEntry.of("colour", IndexValue.of("red")))));
            Commit good = everythingAbout(newKey());
            List<DocumentWrite> writes = new ArrayList<>(good.writes());
            writes.add(change(changed, 1, "after", TAKEN));
            Commit commit =
                    new Commit(good.idempotency(), good.preconditions(), writes, good.journal(), good.messages());
            assertEquals(Set.of(new Duplicate(changed, "number")), duplicates(storage, commit));
            assertEquals("before", text(storage.find(ACME, changed)));
            assertEquals(List.of("before"), texts(storage.query(ACME, Query.of(THINGS, "colour"))));
            assertNothingOf(good, storage);
        }
    }

    @Test
    void everyDuplicateIsNamed() {
        try (Storage storage = emptyStorage()) {
            IndexEntry second = IndexEntry.unique("second", IndexValue.of(7), IndexValue.of("x"));
            storage.commit(ACME, Commit.of(create(newKey(), "a", TAKEN), create(newKey(), "b", second)));
            DocumentKey one = newKey();
            DocumentKey two = newKey();
            Commit commit = Commit.of(
                    create(one, "1", TAKEN, second),
                    create(newKey(), "good", IndexEntry.unique("number", IndexValue.of("free"))),
                    create(two, "2", second));
            assertEquals(
                    Set.of(new Duplicate(one, "number"), new Duplicate(one, "second"), new Duplicate(two, "second")),
                    duplicates(storage, commit));
        }
    }

    @Test
    void twoWritesOfOneCommitCannotShareAUniqueEntry() {
        try (Storage storage = emptyStorage()) {
            DocumentKey one = newKey();
            DocumentKey two = newKey();
            Commit commit = Commit.of(create(one, "1", TAKEN), create(two, "2", TAKEN));
            assertEquals(
                    Set.of(new Duplicate(one, "number"), new Duplicate(two, "number")), duplicates(storage, commit));
            assertNothingOf(commit, storage);
        }
    }

    @Test
    void documentsMayTradeUniqueEntriesInOneCommit() {
        try (Storage storage = emptyStorage()) {
            DocumentKey one = newKey();
            DocumentKey two = newKey();
            IndexEntry free = IndexEntry.unique("number", IndexValue.of("free"));
            storage.commit(ACME, Commit.of(create(one, "one", TAKEN), create(two, "two", free)));
            storage.commit(ACME, Commit.of(change(one, 1, "one", free), change(two, 1, "two", TAKEN)));
            assertEquals("two", text(byNumber(storage, "taken")));
            assertEquals("one", text(byNumber(storage, "free")));
            storage.commit(ACME, Commit.of(delete(two, 2), change(one, 2, "one", TAKEN)));
            assertEquals("one", text(byNumber(storage, "taken")));
        }
    }

    @Test
    void aDocumentKeepsItsUniqueEntryWhenItIsWrittenAgain() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            storage.commit(ACME, Commit.of(create(key, "one", TAKEN)));
            storage.commit(ACME, Commit.of(change(key, 1, "two", TAKEN)));
            assertEquals("two", text(byNumber(storage, "taken")));
            DocumentKey late = newKey();
            assertEquals(
                    Set.of(new Duplicate(late, "number")), duplicates(storage, Commit.of(create(late, "x", TAKEN))));
        }
    }

    @Test
    void aUniqueEntryBindsItsOwnIndexCollectionAndTenantOnly() {
        try (Storage storage = emptyStorage()) {
            storage.commit(ACME, Commit.of(create(newKey(), "a", TAKEN)));
            storage.commit(
                    ACME,
                    Commit.of(
                            create(newKey(), "b", IndexEntry.unique("nickname", IndexValue.of("taken"))),
                            create(new DocumentKey("person", newId()), "c", TAKEN),
                            create(
                                    newKey(),
                                    "d",
                                    IndexEntry.unique("number", IndexValue.of("taken"), IndexValue.of(1)))));
            storage.commit(OTHER, Commit.of(create(newKey(), "e", TAKEN)));
            assertEquals("a", text(byNumber(storage, "taken")));
        }
    }

    @Test
    void staleIsSaidBeforeDuplicate() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            storage.commit(ACME, Commit.of(create(key, "a", TAKEN)));
            assertEquals(
                    Set.of(new Stale(key, 0, 1)),
                    stale(storage, Commit.of(create(key, "x"), create(newKey(), "y", TAKEN))));
        }
    }

    @Test
    void anEntryThatIsNotWrittenAgainIsGone() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            IndexEntry red = IndexEntry.of("colour", IndexValue.of("red"));
            storage.commit(ACME, Commit.of(create(key, "one", red, TAKEN)));
            storage.commit(ACME, Commit.of(change(key, 1, "two", TAKEN)));
            assertEquals(
                    List.of(), storage.query(ACME, Query.of(THINGS, "colour")).documents());
            storage.commit(ACME, Commit.of(change(key, 2, "three", red)));
            assertEquals(List.of("three"), texts(storage.query(ACME, Query.of(THINGS, "colour"))));
            assertEquals("(absent)", text(byNumber(storage, "taken")));
        }
    }

    @Test
    void bodiesOfAnySizeAndContentComeBackAsTheyWere() {
        try (Storage storage = emptyStorage()) {
            byte[] every = new byte[256];
            byte[] large = new byte[1 << 20];
            for (int i = 0; i < every.length; i++) {
                every[i] = (byte) i;
            }
            for (int i = 0; i < large.length; i++) {
                large[i] = (byte) (i * 31 + (i >>> 8));
            }
            for (byte[] body : List.of(new byte[0], new byte[1], every, large)) {
                DocumentKey key = newKey();
                storage.commit(ACME, Commit.of(new DocumentWrite.Put(key, 0, Bytes.of(body), Bytes.EMPTY, List.of())));
                StoredDocument found = storage.find(ACME, key).orElseThrow();
                assertArrayEquals(body, found.body().toArray());
                assertEquals(Bytes.EMPTY, found.head());
            }
        }
    }

    @Test
    void textOfEveryPlaneComesBackFromEveryPlace() {
        StringBuilder planes = new StringBuilder("\u0000ñ\ufffd\u0000");
        for (int plane = 0; plane <= 16; plane++) {
            planes.appendCodePoint((plane << 16) + 0x1f600 % 0x10000).appendCodePoint((plane << 16) + 0xfffd);
        }
        String text = planes.toString();
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            OutgoingMessage message = new OutgoingMessage(newId(), "mail", Bytes.utf8(text.repeat(10_000)), NOON);
            JournalEntry entry = new JournalEntry(key, 1, NOON, Bytes.EMPTY, Bytes.utf8(text), Bytes.utf8("head 1"));
            storage.commit(
                    ACME,
                    Commit.of(create(key, text, IndexEntry.unique("number", IndexValue.of(text))))
                            .once(once(text, text))
                            .telling(List.of(entry))
                            .sending(List.of(message)));
            assertEquals(text, text(byNumber(storage, text)));
            assertEquals(List.of(entry), journal(storage, ACME));
            assertEquals(Optional.of(once(text, text)), storage.answer(ACME, text));
            outbox(storage)
                    .ifPresent(outbox -> assertEquals(
                            message,
                            outbox.lease(NOON, java.time.Duration.ofMinutes(1), 1)
                                    .get(0)
                                    .message()));
        }
    }

    @Test
    void aBulkCommitIsReadBackWhole() {
        try (Storage storage = emptyStorage()) {
            List<DocumentWrite> writes = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                writes.add(create(
                        newKey(),
                        "document " + i,
                        IndexEntry.unique("number", IndexValue.of(i)),
                        IndexEntry.of("month", IndexValue.of(i % 12))));
            }
            storage.commit(ACME, Commit.of(writes.toArray(DocumentWrite[]::new)));
            List<Reference> keys =
                    writes.stream().map(write -> (Reference) write.key()).toList();
            Map<Reference, StoredDocument> found = storage.findAll(ACME, keys);
            assertEquals(3000, found.size());
            found.forEach((key, document) -> assertEquals(key, document.key()));
            assertEquals(
                    250,
                    paged(storage, ACME, Query.of(THINGS, "month").equalTo(IndexValue.of(5)))
                            .size());
        }
    }

    private static Optional<StoredDocument> byNumber(Storage storage, String number) {
        return storage.find(ACME, new UniqueReference(THINGS, "number", List.of(IndexValue.of(number))));
    }

    /** A commit that writes to every place there is. */
    private static Commit everythingAbout(DocumentKey key) {
        return Commit.of(create(
                        key,
                        "text",
                        IndexEntry.of("colour", IndexValue.of("blue")),
                        IndexEntry.unique("nickname", IndexValue.of(key.toString()))))
                .once(once("key of " + key, "asked"))
                .telling(List.of(told(key, 1)))
                .sending(List.of(message()));
    }
}
