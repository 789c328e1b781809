package dev.cuadra.spi.memory;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.DuplicateEntryException.Duplicate;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Position;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StaleVersionException.Stale;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.storage.UniqueReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What one tenant holds, but for its outbox. Not safe for threads: the storage holds its lock around every call. */
final class MemoryTenant {
    /** A document or its tombstone, with the places it takes. */
    private record Row(StoredDocument document, boolean deleted, List<IndexEntry> indexes) {
        private Row without(String index) {
            return new Row(
                    document,
                    deleted,
                    indexes.stream()
                            .filter(entry -> !entry.index().equals(index))
                            .toList());
        }

        private Row with(IndexEntry entry) {
            List<IndexEntry> all = new ArrayList<>(without(entry.index()).indexes);
            all.add(entry);
            return new Row(document, deleted, all);
        }
    }

    private record IndexName(String collection, String index) {}

    private record Unique(IndexName index, Bytes ordered) {}

    private record Link(DocumentKey key, long number) {}

    private final NavigableMap<String, NavigableMap<Bytes, Row>> documents = new TreeMap<>();
    private final Map<IndexName, NavigableMap<Position, DocumentKey>> entries = new HashMap<>();
    private final Map<Unique, DocumentKey> unique = new HashMap<>();
    private final NavigableMap<Long, JournalEntry> journal = new TreeMap<>();
    private final Set<Link> links = new HashSet<>();
    private final Map<String, Idempotency> answers = new HashMap<>();
    private final Set<IndexName> rebuilding = new HashSet<>();

    Optional<Idempotency> answer(String key) {
        return Optional.ofNullable(answers.get(key));
    }

    boolean isEmpty() {
        return documents.isEmpty() && journal.isEmpty() && answers.isEmpty();
    }

    /** Refuses a commit that cannot be applied; changes nothing. */
    void check(Commit commit) {
        Map<DocumentKey, Stale> stale = new LinkedHashMap<>();
        commit.writes().forEach(write -> checkVersion(write.key(), write.expectedVersion(), stale));
        commit.preconditions().forEach(condition -> checkVersion(condition.key(), condition.version(), stale));
        commit.journal().stream()
                .filter(entry -> links.contains(new Link(entry.key(), entry.number())))
                .forEach(entry ->
                        stale.putIfAbsent(entry.key(), new Stale(entry.key(), entry.number() - 1, entry.number())));
        if (!stale.isEmpty()) {
            throw new StaleVersionException(List.copyOf(stale.values()));
        }
        Set<Duplicate> duplicates = duplicates(commit.writes());
        if (!duplicates.isEmpty()) {
            throw new DuplicateEntryException(List.copyOf(duplicates));
        }
    }

    private void checkVersion(DocumentKey key, long expected, Map<DocumentKey, Stale> stale) {
        Row row = row(key);
        long actual = row == null ? 0 : row.document.version();
        if (actual != expected) {
            stale.putIfAbsent(key, new Stale(key, expected, actual));
        }
    }

    private Set<Duplicate> duplicates(List<DocumentWrite> writes) {
        Set<DocumentKey> written = new HashSet<>();
        writes.forEach(write -> written.add(write.key()));
        Map<Unique, List<Duplicate>> wanted = new LinkedHashMap<>();
        Set<Unique> taken = new HashSet<>();
        for (DocumentWrite write : writes) {
            if (write instanceof DocumentWrite.Put put) {
                for (IndexEntry entry : put.indexes()) {
                    if (entry.unique()) {
                        Unique place = unique(put.key().collection(), entry);
                        wanted.computeIfAbsent(place, any -> new ArrayList<>())
                                .add(new Duplicate(put.key(), entry.index()));
                        DocumentKey holder = unique.get(place);
                        if (holder != null && !written.contains(holder)) {
                            taken.add(place);
                        }
                    }
                }
            }
        }
        Set<Duplicate> refused = new LinkedHashSet<>();
        wanted.forEach((place, by) -> {
            if (by.size() > 1 || taken.contains(place)) {
                refused.addAll(by);
            }
        });
        return refused;
    }

    /** Applies a commit that {@link #check} let pass. */
    void apply(Commit commit, LongSupplier positions) {
        commit.writes().forEach(write -> removeEntries(write.key()));
        commit.writes().forEach(this::write);
        for (JournalEntry entry : commit.journal()) {
            journal.put(positions.getAsLong(), entry);
            links.add(new Link(entry.key(), entry.number()));
        }
        commit.idempotency().ifPresent(asked -> answers.put(asked.key(), asked));
    }

    private void write(DocumentWrite write) {
        long version = write.expectedVersion() + 1;
        if (write instanceof DocumentWrite.Put put) {
            StoredDocument document = new StoredDocument(put.key(), version, put.body(), put.head());
            store(new Row(document, false, put.indexes()));
            put.indexes().forEach(entry -> addEntry(put.key(), entry));
        } else if (write instanceof DocumentWrite.Delete delete) {
            store(new Row(new StoredDocument(delete.key(), version, Bytes.EMPTY, delete.head()), true, List.of()));
        }
    }

    private void store(Row row) {
        DocumentKey key = row.document.key();
        documents.computeIfAbsent(key.collection(), any -> new TreeMap<>()).put(Position.idBytes(key.id()), row);
    }

    private void addEntry(DocumentKey key, IndexEntry entry) {
        Unique place = unique(key.collection(), entry);
        entries.computeIfAbsent(place.index, any -> new TreeMap<>()).put(new Position(place.ordered, key.id()), key);
        if (entry.unique()) {
            unique.put(place, key);
        }
    }

    private void removeEntries(DocumentKey key) {
        Row row = row(key);
        if (row != null) {
            row.indexes.forEach(entry -> removeEntry(key, entry));
        }
    }

    private void removeEntry(DocumentKey key, IndexEntry entry) {
        Unique place = unique(key.collection(), entry);
        NavigableMap<Position, DocumentKey> index = entries.get(place.index);
        if (index != null) {
            index.remove(new Position(place.ordered, key.id()));
        }
        unique.remove(place, key);
    }

    private static Unique unique(String collection, IndexEntry entry) {
        return new Unique(new IndexName(collection, entry.index()), IndexValue.ordered(entry.values()));
    }

    private @Nullable Row row(DocumentKey key) {
        NavigableMap<Bytes, Row> collection = documents.get(key.collection());
        return collection == null ? null : collection.get(Position.idBytes(key.id()));
    }

    Optional<StoredDocument> find(Reference reference) {
        if (reference instanceof UniqueReference named) {
            IndexName index = new IndexName(named.collection(), named.index());
            refuseWhileRebuilding(index);
            DocumentKey holder = unique.get(new Unique(index, IndexValue.ordered(named.values())));
            return holder == null ? Optional.empty() : live(row(holder));
        }
        return live(row((DocumentKey) reference));
    }

    private static Optional<StoredDocument> live(@Nullable Row row) {
        return row == null || row.deleted ? Optional.empty() : Optional.of(row.document);
    }

    Page query(Query query) {
        IndexName name = new IndexName(query.collection(), query.index());
        refuseWhileRebuilding(name);
        NavigableMap<Position, DocumentKey> index = entries.getOrDefault(name, new TreeMap<>());
        Optional<Position> after = query.after().map(Position::parse);
        NavigableMap<Position, DocumentKey> ahead = query.descending() ? index.descendingMap() : index;
        Bytes low = query.low();
        Optional<Bytes> high = query.high();
        if (after.isPresent()) {
            ahead = ahead.tailMap(after.get(), false);
        } else if (!query.descending()) {
            ahead = ahead.tailMap(new Position(low, new UUID(0, 0)), true);
        } else if (high.isPresent()) {
            ahead = ahead.tailMap(new Position(high.get(), new UUID(0, 0)), false);
        }
        List<StoredDocument> page = new ArrayList<>();
        Position last = null;
        for (Map.Entry<Position, DocumentKey> entry : ahead.entrySet()) {
            Bytes ordered = entry.getKey().ordered();
            boolean below = ordered.compareTo(low) < 0;
            boolean above = high.isPresent() && ordered.compareTo(high.get()) >= 0;
            if (query.descending() ? below : above) {
                break;
            }
            if (!below && !above) {
                if (page.size() == query.limit() && last != null) {
                    return new Page(page, Optional.of(last.bytes()));
                }
                find(entry.getValue()).ifPresent(page::add);
                last = entry.getKey();
            }
        }
        return new Page(page, Optional.empty());
    }

    List<StoredDocument> collection(String collection) {
        return documents.getOrDefault(collection, new TreeMap<>()).values().stream()
                .filter(row -> !row.deleted)
                .map(Row::document)
                .toList();
    }

    List<StoredDocument> everything() {
        return documents.keySet().stream()
                .flatMap(name -> collection(name).stream())
                .toList();
    }

    JournalPage journal(long after, int limit) {
        List<JournalEntry> page = new ArrayList<>();
        long position = after;
        for (Map.Entry<Long, JournalEntry> entry : journal.tailMap(after, false).entrySet()) {
            if (page.size() == limit) {
                break;
            }
            page.add(entry.getValue());
            position = entry.getKey();
        }
        return new JournalPage(page, position);
    }

    long expireAnswers(Instant before) {
        int had = answers.size();
        answers.values().removeIf(asked -> asked.at().isBefore(before));
        return (long) had - answers.size();
    }

    /** Deletes documents and tombstones; returns whether any is left. */
    boolean deleteDocuments(int limit) {
        for (int done = 0; done < limit && !documents.isEmpty(); done++) {
            NavigableMap<Bytes, Row> first = documents.firstEntry().getValue();
            removeEntries(first.firstEntry().getValue().document.key());
            first.pollFirstEntry();
            if (first.isEmpty()) {
                documents.pollFirstEntry();
            }
        }
        return !documents.isEmpty();
    }

    private void refuseWhileRebuilding(IndexName index) {
        if (rebuilding.contains(index)) {
            throw new StorageException("The index is being rebuilt: " + index.collection + "." + index.index);
        }
    }

    void beginRebuild(String collection, String index) {
        rebuilding.add(new IndexName(collection, index));
        NavigableMap<Bytes, Row> rows = documents.getOrDefault(collection, new TreeMap<>());
        rows.replaceAll((id, row) -> {
            row.indexes.stream()
                    .filter(entry -> entry.index().equals(index))
                    .forEach(entry -> removeEntry(row.document.key(), entry));
            return row.without(index);
        });
    }

    void checkRebuild(String collection, String index) {
        if (!rebuilding.contains(new IndexName(collection, index))) {
            throw new IllegalArgumentException("No rebuild of " + collection + "." + index + " has begun");
        }
    }

    void endRebuild(String collection, String index) {
        rebuilding.remove(new IndexName(collection, index));
    }

    List<StoredDocument> after(String collection, Optional<UUID> id, int limit) {
        NavigableMap<Bytes, Row> rows = documents.getOrDefault(collection, new TreeMap<>());
        NavigableMap<Bytes, Row> ahead =
                id.map(last -> rows.tailMap(Position.idBytes(last), false)).orElse(rows);
        return ahead.values().stream()
                .filter(row -> !row.deleted)
                .limit(limit)
                .map(Row::document)
                .toList();
    }

    /** Enters documents anew; one that was written meanwhile has brought its own entry. */
    void reindex(String index, Map<StoredDocument, Optional<IndexEntry>> places) {
        List<Duplicate> refused = new ArrayList<>();
        Map<Unique, DocumentKey> wanted = new HashMap<>();
        places.forEach((document, place) -> place.filter(IndexEntry::unique).ifPresent(entry -> {
            DocumentKey key = document.key();
            Unique spot = unique(key.collection(), entry);
            DocumentKey holder = unique.getOrDefault(spot, wanted.getOrDefault(spot, key));
            wanted.putIfAbsent(spot, key);
            if (unchanged(document) && !holder.equals(key)) {
                refused.add(new Duplicate(key, index));
            }
        }));
        if (!refused.isEmpty()) {
            throw new DuplicateEntryException(refused);
        }
        places.forEach((document, place) -> {
            Row row = row(document.key());
            if (row != null && unchanged(document)) {
                row.indexes.stream()
                        .filter(entry -> entry.index().equals(index))
                        .forEach(entry -> removeEntry(document.key(), entry));
                store(place.map(row::with).orElseGet(() -> row.without(index)));
                place.ifPresent(entry -> addEntry(document.key(), entry));
            }
        });
    }

    private boolean unchanged(StoredDocument document) {
        Row row = row(document.key());
        return row != null && row.document.version() == document.version();
    }
}
