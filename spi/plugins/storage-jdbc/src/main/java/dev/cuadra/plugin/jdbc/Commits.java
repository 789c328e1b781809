package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.DuplicateEntryException.Duplicate;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.Precondition;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StaleVersionException.Stale;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One commit within one transaction. Versions and unique entries are not looked up before they are written: a statement
 * that a stale version or a taken entry keeps from changing anything says so by its count, and the transaction is
 * undone. That costs no round trip when all is well, and needs no lock where several may write.
 */
final class Commits {
    private static final String KNOWN = "SELECT fingerprint, answer FROM @idempotency WHERE tenant = ? AND request = ?";
    private static final String REMEMBER = """
            INSERT INTO @idempotency (tenant, request, fingerprint, answer, at_second, at_nano)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final Change CREATE =
            Change.of("""
            INSERT INTO @document (tenant, collection, id, version, deleted, head, body, places)
            VALUES (?, ?, ?, 1, 0, ?, ?, ?) ON CONFLICT DO NOTHING""", "tenant text, collection text, id bytea, head bytea, body bytea, places bytea", """
            INSERT INTO @document (tenant, collection, id, version, deleted, head, body, places)
            SELECT tenant, collection, id, 1, 0, head, body, places FROM $rows ON CONFLICT DO NOTHING""");
    private static final Change REWRITE = Change.of(
            """
            UPDATE @document SET version = version + 1, deleted = ?, head = ?, body = ?, places = ?
            WHERE tenant = ? AND collection = ? AND id = ? AND version = ?""",
            "deleted int8, head bytea, body bytea, places bytea, tenant text, collection text, id bytea, version int8",
            """
            UPDATE @document d SET version = d.version + 1, deleted = given.deleted, head = given.head,
              body = given.body, places = given.places
            FROM $rows WHERE d.tenant = given.tenant AND d.collection = given.collection AND d.id = given.id
              AND d.version = given.version""");
    private static final String PLACE =
            "tenant text, collection text, index_name text, ordered bytea, tie bytea, id bytea";
    private static final Change LEAVE = Change.of("""
            DELETE FROM @index_entry
            WHERE tenant = ? AND collection = ? AND index_name = ? AND ordered = ? AND tie = ? AND id = ?""", PLACE, """
            DELETE FROM @index_entry e USING $rows
            WHERE e.tenant = given.tenant AND e.collection = given.collection AND e.index_name = given.index_name
              AND e.ordered = given.ordered AND e.tie = given.tie AND e.id = given.id""");
    private static final Change ENTER = Change.of("""
            INSERT INTO @index_entry (tenant, collection, index_name, ordered, tie, id) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""", PLACE, """
            INSERT INTO @index_entry (tenant, collection, index_name, ordered, tie, id)
            SELECT * FROM $rows ON CONFLICT DO NOTHING""");
    private static final Change TELL = Change.of(
            """
            INSERT INTO @journal (tenant, position, collection, id, number, at_second, at_nano, previous, hash, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
            "tenant text, position int8, collection text, id bytea, number int8, at_second int8, at_nano int8, "
                    + "previous bytea, hash bytea, body bytea",
            """
            INSERT INTO @journal (tenant, position, collection, id, number, at_second, at_nano, previous, hash, body)
            SELECT * FROM $rows ON CONFLICT DO NOTHING""");
    private static final Change SEND = Change.of(
            """
            INSERT INTO @outbox (tenant, id, number, channel, body, not_before_second, not_before_nano, due_second,
              due_nano, state, attempts, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?) ON CONFLICT DO NOTHING""",
            "tenant text, id bytea, number int8, channel text, body bytea, not_before_second int8, "
                    + "not_before_nano int8, due_second int8, due_nano int8, reason bytea",
            """
            INSERT INTO @outbox (tenant, id, number, channel, body, not_before_second, not_before_nano, due_second,
              due_nano, state, attempts, reason)
            SELECT tenant, id, number, channel, body, not_before_second, not_before_nano, due_second, due_nano, 0, 0,
              reason
            FROM $rows ON CONFLICT DO NOTHING""");

    /** A document or its tombstone, as it is stored. */
    record Row(long version, List<Place> places) {}

    private record Numbered<T>(long number, T item) {}

    /** A write with the places that it wants, which are worked out once. */
    private record Placed(DocumentWrite write, List<Place> places) {}

    private final Session session;
    private final TenantId tenant;

    Commits(Session session, TenantId tenant) {
        this.session = session;
        this.tenant = tenant;
    }

    Committed apply(Commit commit) throws SQLException {
        Optional<Committed> known = replay(commit.idempotency());
        if (known.isPresent()) {
            return known.get();
        }
        List<Placed> placed = commit.writes().stream()
                .map(write -> new Placed(write, Place.of(write)))
                .toList();
        // From here on no other commit of this tenant is under way.
        Numbers numbers = take(commit.journal().size() + commit.messages().size());
        if (!remember(commit.idempotency())) {
            return replay(commit.idempotency()).orElseThrow();
        }
        Map<DocumentKey, Row> before = rows(session, tenant, changed(commit.writes()));
        Set<DocumentKey> refused = write(placed);
        List<JournalEntry> told = tell(commit.journal(), numbers);
        refuseStale(commit, refused, told);
        move(placed, before);
        send(commit.messages(), numbers);
        return new Committed(
                false, commit.idempotency().map(Idempotency::answer).orElse(Bytes.EMPTY));
    }

    private Optional<Committed> replay(Optional<Idempotency> asked) throws SQLException {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Idempotency now = asked.get();
        List<Bytes> known = new ArrayList<>();
        session.each(
                KNOWN, (parameters, any) -> parameters.text(tenant.value()).bytes(Bytes.utf8(now.key())), columns -> {
                    known.add(columns.bytes());
                    known.add(columns.bytes());
                });
        if (known.isEmpty()) {
            return Optional.empty();
        }
        if (!known.get(0).equals(now.fingerprint())) {
            throw new IdempotencyConflictException(now.key());
        }
        return Optional.of(new Committed(true, known.get(1)));
    }

    /** Whether the key was free: somebody else may have had it since it was looked for. */
    private boolean remember(Optional<Idempotency> asked) throws SQLException {
        if (asked.isEmpty()) {
            return true;
        }
        Idempotency now = asked.get();
        return session.update(
                        REMEMBER,
                        (parameters, any) -> parameters
                                .text(tenant.value())
                                .bytes(Bytes.utf8(now.key()))
                                .bytes(now.fingerprint())
                                .bytes(now.answer())
                                .instant(now.at()))
                == 1;
    }

    /** Writes what can be written, and returns what cannot. */
    private Set<DocumentKey> write(List<Placed> all) throws SQLException {
        Set<DocumentKey> refused = new HashSet<>();
        session.unchanged(
                        CREATE,
                        all.stream()
                                .filter(one -> one.write.expectedVersion() == 0)
                                .toList(),
                        (parameters, one) -> {
                            key(parameters, one.write.key());
                            parameters
                                    .bytes(head(one.write))
                                    .bytes(body(one.write))
                                    .bytes(Place.write(one.places));
                        })
                .forEach(one -> refused.add(one.write.key()));
        session.unchanged(
                        REWRITE,
                        all.stream()
                                .filter(one -> one.write.expectedVersion() > 0)
                                .toList(),
                        (parameters, one) -> {
                            parameters
                                    .number(one.write instanceof DocumentWrite.Delete ? 1 : 0)
                                    .bytes(head(one.write))
                                    .bytes(body(one.write))
                                    .bytes(Place.write(one.places));
                            key(parameters, one.write.key()).number(one.write.expectedVersion());
                        })
                .forEach(one -> refused.add(one.write.key()));
        return refused;
    }

    private Parameters key(Parameters parameters, DocumentKey key) throws SQLException {
        return parameters.text(tenant.value()).text(key.collection()).id(key.id());
    }

    private static Bytes head(DocumentWrite write) {
        return write instanceof DocumentWrite.Put put ? put.head() : ((DocumentWrite.Delete) write).head();
    }

    private static Bytes body(DocumentWrite write) {
        return write instanceof DocumentWrite.Put put ? put.body() : Bytes.EMPTY;
    }

    /** Appends entries, and returns those whose number the document's chain has already. */
    private List<JournalEntry> tell(List<JournalEntry> entries, Numbers numbers) throws SQLException {
        return session
                .unchanged(TELL, numbers.give(entries), (parameters, numbered) -> {
                    JournalEntry entry = numbered.item;
                    parameters.text(tenant.value()).number(numbered.number);
                    parameters
                            .text(entry.key().collection())
                            .id(entry.key().id())
                            .number(entry.number())
                            .instant(entry.at())
                            .bytes(entry.previous())
                            .bytes(entry.hash())
                            .bytes(entry.body());
                })
                .stream()
                .map(Numbered::item)
                .toList();
    }

    private void refuseStale(Commit commit, Set<DocumentKey> refused, List<JournalEntry> told) throws SQLException {
        Map<DocumentKey, Long> stored = versionsBefore(commit, refused);
        Map<DocumentKey, Stale> stale = new LinkedHashMap<>();
        for (DocumentWrite write : commit.writes()) {
            if (refused.contains(write.key())) {
                long actual = stored.getOrDefault(write.key(), 0L);
                stale.put(write.key(), new Stale(write.key(), write.expectedVersion(), actual));
            }
        }
        for (Precondition condition : commit.preconditions()) {
            long actual = stored.getOrDefault(condition.key(), 0L);
            if (actual != condition.version()) {
                stale.putIfAbsent(condition.key(), new Stale(condition.key(), condition.version(), actual));
            }
        }
        for (JournalEntry entry : told) {
            stale.putIfAbsent(entry.key(), new Stale(entry.key(), entry.number() - 1, entry.number()));
        }
        if (!stale.isEmpty()) {
            throw new StaleVersionException(List.copyOf(stale.values()));
        }
    }

    /** The versions from before this commit, of everything that was refused or is a precondition. */
    private Map<DocumentKey, Long> versionsBefore(Commit commit, Set<DocumentKey> refused) throws SQLException {
        Set<DocumentKey> asked = new LinkedHashSet<>(refused);
        commit.preconditions().forEach(condition -> asked.add(condition.key()));
        Map<DocumentKey, Long> before = new HashMap<>();
        if (asked.isEmpty()) {
            return before;
        }
        for (DocumentWrite write : commit.writes()) {
            if (!refused.contains(write.key()) && asked.remove(write.key())) {
                before.put(write.key(), write.expectedVersion());
            }
        }
        rows(session, tenant, asked).forEach((key, row) -> before.put(key, row.version));
        return before;
    }

    private static List<DocumentKey> changed(List<DocumentWrite> writes) {
        return writes.stream()
                .filter(write -> write.expectedVersion() > 0)
                .map(DocumentWrite::key)
                .toList();
    }

    /** What is stored, tombstones included; what was never written is left out. */
    static Map<DocumentKey, Row> rows(Session session, TenantId tenant, Collection<DocumentKey> keys)
            throws SQLException {
        Map<String, List<DocumentKey>> byCollection = new LinkedHashMap<>();
        keys.forEach(key -> byCollection
                .computeIfAbsent(key.collection(), any -> new ArrayList<>())
                .add(key));
        Map<DocumentKey, Row> rows = new HashMap<>();
        for (Map.Entry<String, List<DocumentKey>> part : byCollection.entrySet()) {
            session.eachIn(
                    "SELECT id, version, places FROM @document WHERE tenant = ? AND collection = ? AND id",
                    (parameters, any) -> parameters.text(tenant.value()).text(part.getKey()),
                    part.getValue(),
                    (parameters, key) -> parameters.id(key.id()),
                    columns -> {
                        DocumentKey key = new DocumentKey(part.getKey(), columns.id());
                        rows.put(key, new Row(columns.number(), Place.read(key, columns.bytes())));
                    });
        }
        return rows;
    }

    /** All old places are left before a new one is taken: two documents may trade theirs. */
    private void move(List<Placed> placed, Map<DocumentKey, Row> before) throws SQLException {
        Set<Place> old = new LinkedHashSet<>();
        before.values().forEach(row -> old.addAll(row.places));
        List<Place> wanted = placed.stream().flatMap(one -> one.places.stream()).toList();
        Set<Place> kept = new HashSet<>(old);
        kept.retainAll(Set.copyOf(wanted));
        if (!kept.isEmpty()) {
            dropRebuilt(kept);
        }
        leave(
                session,
                tenant,
                old.stream().filter(place -> !kept.contains(place)).toList());
        enter(session, tenant, wanted, kept);
    }

    /** While an index is rebuilt, a document's old place in it may be gone, and is taken anew. */
    private void dropRebuilt(Set<Place> kept) throws SQLException {
        session.each(
                "SELECT collection, index_name FROM @rebuild WHERE tenant = ?",
                (parameters, any) -> parameters.text(tenant.value()),
                columns -> {
                    String collection = columns.text();
                    String index = columns.text();
                    kept.removeIf(place -> place.key().collection().equals(collection)
                            && place.index().equals(index));
                });
    }

    static void leave(Session session, TenantId tenant, List<Place> places) throws SQLException {
        session.change(
                LEAVE,
                places.stream().sorted(Place.BY_TREE).toList(),
                (parameters, place) ->
                        place(parameters, tenant, place).id(place.key().id()));
    }

    private static Parameters place(Parameters parameters, TenantId tenant, Place place) throws SQLException {
        return parameters
                .text(tenant.value())
                .text(place.key().collection())
                .text(place.index())
                .bytes(place.ordered())
                .bytes(place.tie());
    }

    /** Takes all places that are not held already, or names everyone who wants one that is taken. */
    static void enter(Session session, TenantId tenant, List<Place> wanted, Set<Place> held) throws SQLException {
        List<Place> refused = session.unchanged(
                ENTER,
                wanted.stream()
                        .filter(place -> !held.contains(place))
                        .sorted(Place.BY_TREE)
                        .toList(),
                (parameters, place) ->
                        place(parameters, tenant, place).id(place.key().id()));
        if (!refused.isEmpty()) {
            Set<List<Object>> taken = new HashSet<>();
            refused.forEach(place -> taken.add(spot(place)));
            throw new DuplicateEntryException(wanted.stream()
                    .filter(place -> place.unique() && taken.contains(spot(place)))
                    .map(place -> new Duplicate(place.key(), place.index()))
                    .toList());
        }
    }

    private static List<Object> spot(Place place) {
        return List.of(place.key().collection(), place.index(), place.ordered());
    }

    private void send(List<OutgoingMessage> messages, Numbers numbers) throws SQLException {
        session.change(SEND, numbers.give(messages), (parameters, numbered) -> {
            OutgoingMessage message = numbered.item;
            parameters.text(tenant.value()).id(message.id()).number(numbered.number);
            parameters.text(message.channel()).bytes(message.body());
            parameters.instant(message.notBefore()).instant(message.notBefore()).bytes(Bytes.EMPTY);
        });
    }

    private Numbers take(int count) throws SQLException {
        return new Numbers(session.dialect().takePositions(session, tenant, count));
    }

    /** Consecutive numbers that are this commit's alone. */
    private static final class Numbers {
        private long last;

        private Numbers(long last) {
            this.last = last;
        }

        private <T> List<Numbered<T>> give(List<T> items) {
            return items.stream().map(item -> new Numbered<>(++last, item)).toList();
        }
    }
}
