package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.storage.UniqueReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What readers of documents are promised. */
abstract class ReadPromises extends RequestPromises {
    private static final Query BY_X = Query.of(THINGS, "x");

    private static IndexEntry x(IndexValue... values) {
        return IndexEntry.of("x", values);
    }

    private static void fill(Storage storage, IndexEntry... entries) {
        List<DocumentWrite> writes = new ArrayList<>();
        for (IndexEntry entry : entries) {
            writes.add(create(newKey(), String.valueOf(writes.size()), entry));
        }
        storage.commit(ACME, Commit.of(writes.toArray(DocumentWrite[]::new)));
    }

    /** Stores the values in an odd order and asks for them in theirs. */
    private void assertOrder(List<IndexValue> ascending) {
        try (Storage storage = emptyStorage()) {
            List<DocumentWrite> writes = new ArrayList<>();
            for (int i = 0; i < ascending.size(); i++) {
                writes.add(create(newKey(), "place " + i, x(ascending.get(i))));
            }
            Collections.reverse(writes);
            Collections.rotate(writes, 2);
            storage.commit(ACME, Commit.of(writes.toArray(DocumentWrite[]::new)));
            List<String> places = new ArrayList<>(IntStream.range(0, ascending.size())
                    .mapToObj(i -> "place " + i)
                    .toList());
            assertEquals(places, bodies(paged(storage, ACME, BY_X.limit(2))));
            Collections.reverse(places);
            assertEquals(places, bodies(paged(storage, ACME, BY_X.backwards().limit(3))));
        }
    }

    private static List<String> bodies(List<StoredDocument> documents) {
        return documents.stream().map(document -> document.body().utf8()).toList();
    }

    @Test
    void numbersStandInTheirOrder() {
        assertOrder(Stream.of(Long.MIN_VALUE, -1_000_000L, -256L, -1L, 0L, 1L, 255L, 256L, Long.MAX_VALUE)
                .map(IndexValue::of)
                .toList());
    }

    @Test
    void datesStandInTheirOrder() {
        assertOrder(Stream.of("-0044-03-15", "1969-12-31", "1970-01-01", "2024-02-29", "2026-01-31", "+10000-01-01")
                .map(LocalDate::parse)
                .map(IndexValue::of)
                .toList());
    }

    @Test
    void textStandsInTheOrderOfItsCodePoints() {
        assertOrder(Stream.of(
                        "",
                        "\u0000",
                        "\u0000a",
                        "A",
                        "Z",
                        "a",
                        "a\u0000",
                        "a\u0000b",
                        "a\u0001",
                        "aa",
                        "z",
                        "ñ",
                        "\uffee",
                        "😀",
                        "😀a",
                        "\udbff\udffd")
                .map(IndexValue::of)
                .toList());
    }

    @Test
    void documentsOfOneEntryStandInTheOrderOfTheirIdsBytes() {
        try (Storage storage = emptyStorage()) {
            List<UUID> ids = List.of(
                    new UUID(0, 0),
                    new UUID(0, Long.MAX_VALUE),
                    new UUID(0, -1),
                    new UUID(Long.MAX_VALUE, 5),
                    new UUID(Long.MIN_VALUE, 0),
                    new UUID(-1, -1));
            List<DocumentWrite> writes = new ArrayList<>();
            ids.forEach(id -> writes.add(create(new DocumentKey(THINGS, id), id.toString(), x(IndexValue.of("same")))));
            Collections.shuffle(writes, new java.util.Random(7));
            storage.commit(ACME, Commit.of(writes.toArray(DocumentWrite[]::new)));
            List<String> expected =
                    new ArrayList<>(ids.stream().map(UUID::toString).toList());
            assertEquals(expected, bodies(paged(storage, ACME, BY_X.limit(1))));
            assertEquals(expected, bodies(scanned(storage, ACME, THINGS)));
            Collections.reverse(expected);
            assertEquals(expected, bodies(paged(storage, ACME, BY_X.backwards().limit(2))));
        }
    }

    @Test
    void aQueryTakesAPrefixOfWholeValues() {
        try (Storage storage = emptyStorage()) {
            fill(
                    storage,
                    x(IndexValue.of("a"), IndexValue.of(2)),
                    x(IndexValue.of("ab"), IndexValue.of(1)),
                    x(IndexValue.of("a"), IndexValue.of(1)),
                    x(IndexValue.of("a\u0000"), IndexValue.of(1)),
                    x(IndexValue.of("b"), IndexValue.of(1)));
            assertEquals(List.of("2", "0"), texts(storage.query(ACME, BY_X.equalTo(IndexValue.of("a")))));
            assertEquals(List.of("0"), texts(storage.query(ACME, BY_X.equalTo(IndexValue.of("a"), IndexValue.of(2)))));
            assertEquals(List.of(), texts(storage.query(ACME, BY_X.equalTo(IndexValue.of("")))));
            assertEquals(5, storage.query(ACME, BY_X).documents().size());
        }
    }

    @Test
    void aRangeIncludesItsEnds() {
        try (Storage storage = emptyStorage()) {
            fill(
                    storage,
                    IntStream.range(0, 6).mapToObj(i -> x(IndexValue.of(i))).toArray(IndexEntry[]::new));
            IndexValue two = IndexValue.of(2);
            IndexValue four = IndexValue.of(4);
            assertEquals(List.of("2", "3", "4"), texts(storage.query(ACME, BY_X.between(two, four))));
            assertEquals(
                    List.of("4", "3", "2"),
                    texts(storage.query(ACME, BY_X.between(two, four).backwards())));
            assertEquals(List.of("4", "5"), texts(storage.query(ACME, BY_X.atLeast(four))));
            assertEquals(List.of("0", "1", "2"), texts(storage.query(ACME, BY_X.atMost(two))));
            assertEquals(List.of(), texts(storage.query(ACME, BY_X.between(four, two))));
            assertEquals(
                    List.of(), texts(storage.query(ACME, BY_X.between(four, two).backwards())));
        }
    }

    @Test
    void aRangeBelowAPrefixStaysWithinIt() {
        try (Storage storage = emptyStorage()) {
            List<IndexEntry> entries = new ArrayList<>();
            for (String state : List.of("open", "paid")) {
                for (int day = 1; day <= 5; day++) {
                    entries.add(x(
                            IndexValue.of(state), IndexValue.of(LocalDate.of(2026, 3, day)), IndexValue.of(100 - day)));
                }
            }
            fill(storage, entries.toArray(IndexEntry[]::new));
            Query open = BY_X.equalTo(IndexValue.of("open"));
            assertEquals(
                    List.of("3", "4"),
                    texts(storage.query(ACME, open.atLeast(IndexValue.of(LocalDate.of(2026, 3, 4))))));
            assertEquals(
                    List.of("1", "0"),
                    texts(storage.query(
                            ACME,
                            open.atMost(IndexValue.of(LocalDate.of(2026, 3, 2))).backwards())));
        }
    }

    @Test
    void anEntryThatEndsWithThePrefixIsInNoRange() {
        try (Storage storage = emptyStorage()) {
            fill(storage, x(IndexValue.of("a")), x(IndexValue.of("a"), IndexValue.of(-5)));
            Query below = BY_X.equalTo(IndexValue.of("a")).atMost(IndexValue.of(0));
            assertEquals(List.of("1"), texts(storage.query(ACME, below)));
        }
    }

    @Test
    void theLastPageSaysThatItIsTheLast() {
        try (Storage storage = emptyStorage()) {
            fill(
                    storage,
                    IntStream.range(0, 6).mapToObj(i -> x(IndexValue.of(i))).toArray(IndexEntry[]::new));
            Page first = storage.query(ACME, BY_X.limit(3));
            assertTrue(first.next().isPresent());
            Page second = storage.query(ACME, BY_X.limit(3).after(first.next().orElseThrow()));
            assertEquals(List.of("3", "4", "5"), texts(second));
            assertEquals(Optional.empty(), second.next());
            assertEquals(Optional.empty(), storage.query(ACME, BY_X.limit(6)).next());
            assertEquals(
                    Optional.empty(),
                    storage.query(ACME, Query.of(THINGS, "none")).next());
        }
    }

    @Test
    void aDocumentThatStaysPutIsOnExactlyOnePageWhateverElseMoves() {
        assertPagesAreStable(BY_X.limit(7));
    }

    @Test
    void pagingBackwardsIsAsStable() {
        assertPagesAreStable(BY_X.limit(7).backwards());
    }

    private void assertPagesAreStable(Query query) {
        try (Storage storage = emptyStorage()) {
            Set<DocumentKey> still = new java.util.HashSet<>();
            List<DocumentKey> moving = new ArrayList<>();
            List<DocumentWrite> writes = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                DocumentKey key = newKey();
                writes.add(create(key, "x", x(IndexValue.of(i / 3))));
                if (i % 4 == 0) {
                    moving.add(key);
                } else {
                    still.add(key);
                }
            }
            storage.commit(ACME, Commit.of(writes.toArray(DocumentWrite[]::new)));
            Map<DocumentKey, Integer> seen = new HashMap<>();
            Query next = query;
            for (int page = 0; true; page++) {
                Page found = storage.query(ACME, next);
                found.documents().forEach(document -> seen.merge(document.key(), 1, Integer::sum));
                if (found.next().isEmpty()) {
                    break;
                }
                next = next.after(found.next().get());
                List<DocumentWrite> meanwhile = new ArrayList<>();
                for (DocumentKey key : moving) {
                    meanwhile.add(change(key, page + 1, "moved", x(IndexValue.of((page * 13L) % 40 - 3))));
                }
                meanwhile.add(create(newKey(), "new", x(IndexValue.of(page * 2L))));
                storage.commit(ACME, Commit.of(meanwhile.toArray(DocumentWrite[]::new)));
            }
            still.forEach(key -> assertEquals(1, seen.getOrDefault(key, 0), "times seen, though it stayed put"));
        }
    }

    @Test
    void aChangeOfTheBodyAloneKeepsTheDocumentsPlace() {
        try (Storage storage = emptyStorage()) {
            List<DocumentKey> keys =
                    Stream.generate(StorageFixture::newKey).limit(4).toList();
            for (DocumentKey key : keys) {
                storage.commit(ACME, Commit.of(create(key, "old", x(IndexValue.of("same")))));
            }
            Page first = storage.query(ACME, BY_X.limit(2));
            for (DocumentKey key : keys) {
                storage.commit(ACME, Commit.of(change(key, 1, "new", x(IndexValue.of("same")))));
            }
            Page second = storage.query(ACME, BY_X.limit(2).after(first.next().orElseThrow()));
            assertEquals(List.of("old", "old"), texts(first));
            assertEquals(
                    keys.subList(2, 4),
                    second.documents().stream().map(StoredDocument::key).toList());
            assertEquals(List.of("new", "new"), texts(second));
        }
    }

    @Test
    void manyReferencesAreFoundAtOnce() {
        try (Storage storage = emptyStorage()) {
            List<DocumentWrite> writes = new ArrayList<>();
            List<Reference> asked = new ArrayList<>();
            for (int i = 0; i < 1500; i++) {
                DocumentKey key = new DocumentKey(i % 2 == 0 ? THINGS : "person", newId());
                writes.add(create(key, "d" + i, IndexEntry.unique("number", IndexValue.of(i))));
                asked.add(
                        i % 3 == 0 ? new UniqueReference(key.collection(), "number", List.of(IndexValue.of(i))) : key);
            }
            storage.commit(ACME, Commit.of(writes.toArray(DocumentWrite[]::new)));
            List<Reference> withStrangers = new ArrayList<>(asked);
            withStrangers.add(newKey());
            withStrangers.add(new UniqueReference(THINGS, "number", List.of(IndexValue.of(-1))));
            withStrangers.add(new UniqueReference(THINGS, "nothing", List.of(IndexValue.of(1))));
            Map<Reference, StoredDocument> found = storage.findAll(ACME, withStrangers);
            assertEquals(Set.copyOf(asked), found.keySet());
            for (int i = 0; i < asked.size(); i++) {
                StoredDocument document = found.get(asked.get(i));
                assertEquals("d" + i, document == null ? "" : document.body().utf8());
            }
            assertEquals(Map.of(), storage.findAll(ACME, List.of()));
        }
    }

    @Test
    void tenThousandReferencesAreTheMost() {
        try (Storage storage = emptyStorage()) {
            List<Reference> most = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                most.add(newKey());
            }
            assertEquals(Map.of(), storage.findAll(ACME, most));
            most.add(newKey());
            assertThrows(IllegalArgumentException.class, () -> storage.findAll(ACME, most));
        }
    }

    @Test
    void aUniqueReferenceFollowsItsEntry() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            Reference old = new UniqueReference(THINGS, "number", List.of(IndexValue.of(1), IndexValue.of("k")));
            Reference now = new UniqueReference(THINGS, "number", List.of(IndexValue.of(2), IndexValue.of("k")));
            storage.commit(
                    ACME,
                    Commit.of(create(key, "d", IndexEntry.unique("number", IndexValue.of(1), IndexValue.of("k")))));
            assertEquals("d", text(storage.find(ACME, old)));
            assertEquals(
                    Optional.empty(),
                    storage.find(ACME, new UniqueReference(THINGS, "number", List.of(IndexValue.of(1)))),
                    "a part of the values names nothing");
            storage.commit(
                    ACME,
                    Commit.of(change(key, 1, "e", IndexEntry.unique("number", IndexValue.of(2), IndexValue.of("k")))));
            assertEquals("(absent)", text(storage.find(ACME, old)));
            assertEquals("e", text(storage.find(ACME, now)));
        }
    }

    @Test
    void aScanIsOneSnapshotOfOneCollection() {
        try (Storage storage = emptyStorage()) {
            List<DocumentKey> keys = new ArrayList<>();
            List<DocumentWrite> writes = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                DocumentKey key = newKey();
                keys.add(key);
                writes.add(create(key, "old"));
            }
            writes.add(create(new DocumentKey("person", newId()), "of another collection"));
            storage.commit(ACME, Commit.of(writes.toArray(DocumentWrite[]::new)));
            try (Stream<StoredDocument> stream = storage.scan(ACME, THINGS)) {
                List<DocumentWrite> meanwhile = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    meanwhile.add(i % 2 == 0 ? change(keys.get(i), 1, "new") : delete(keys.get(i), 1));
                }
                storage.commit(ACME, Commit.of(meanwhile.toArray(DocumentWrite[]::new)));
                Iterator<StoredDocument> rows = stream.iterator();
                List<DocumentKey> seen = new ArrayList<>();
                while (rows.hasNext()) {
                    StoredDocument document = rows.next();
                    assertEquals("old", document.body().utf8());
                    assertEquals(1, document.version());
                    seen.add(document.key());
                    if (seen.size() == 100) {
                        storage.commit(ACME, Commit.of(create(newKey(), "newer")));
                    }
                }
                assertEquals(keys, seen);
            }
            assertEquals(251, scanned(storage, ACME, THINGS).size());
        }
    }

    @Test
    void scansMayBeNestedAndLeftHalfWay() {
        try (Storage storage = emptyStorage()) {
            for (int i = 0; i < 20; i++) {
                storage.commit(ACME, Commit.of(create(newKey(), "d" + i)));
            }
            for (int round = 0; round < 50; round++) {
                try (Stream<StoredDocument> outer = storage.scan(ACME, THINGS)) {
                    StoredDocument first = outer.iterator().next();
                    assertEquals(20, scanned(storage, ACME, THINGS).size());
                    assertEquals(Optional.of(first), storage.find(ACME, first.key()));
                }
            }
            storage.commit(ACME, Commit.of(create(newKey(), "after")));
            assertEquals(21, scanned(storage, ACME, THINGS).size());
        }
    }

    @Test
    void whatAReaderWasGivenDoesNotChange() {
        try (Storage storage = emptyStorage()) {
            DocumentKey key = newKey();
            byte[] body = {1, 2, 3};
            storage.commit(ACME, Commit.of(new DocumentWrite.Put(key, 0, Bytes.of(body), Bytes.EMPTY, List.of())));
            body[0] = 9;
            StoredDocument found = storage.find(ACME, key).orElseThrow();
            found.body().toArray()[1] = 9;
            assertEquals(
                    Bytes.of(new byte[] {1, 2, 3}),
                    storage.find(ACME, key).orElseThrow().body());
        }
    }
}
