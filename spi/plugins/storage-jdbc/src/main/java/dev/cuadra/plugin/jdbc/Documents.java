package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Position;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.storage.UniqueReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a tenant's documents and journal from one snapshot. */
final class Documents {
    private static final String KEYED = """
            SELECT id, version, body, head FROM @document
            WHERE tenant = ? AND collection = ? AND deleted = 0 AND id""";
    /** A row without an id says that the index is being rebuilt: the answer and the doubt are of one snapshot. */
    private static final String UNLESS_REBUILDING = """
            SELECT NULL AS ordered, NULL AS id, 0 AS version, NULL AS body, NULL AS head FROM @rebuild
            WHERE tenant = ? AND collection = ? AND index_name = ? UNION ALL
            """;

    private static final String INDEXED = """
            SELECT e.ordered, d.id, d.version, d.body, d.head
            FROM @index_entry e
            JOIN @document d ON d.tenant = e.tenant AND d.collection = e.collection AND d.id = e.id
            WHERE e.tenant = ? AND e.collection = ? AND e.index_name = ?""";
    static final String SCAN = """
            SELECT id, version, body, head FROM @document
            WHERE tenant = ? AND collection = ? AND deleted = 0 ORDER BY id""";

    private final Session session;
    private final TenantId tenant;

    Documents(Session session, TenantId tenant) {
        this.session = session;
        this.tenant = tenant;
    }

    static StoredDocument document(String collection, Columns columns) throws SQLException {
        DocumentKey key = new DocumentKey(collection, columns.id());
        return new StoredDocument(key, columns.number(), columns.bytes(), columns.bytes());
    }

    /** Whether {@link #findAll} asks the database once: everything is in one index, or in one collection by its key. */
    static boolean inOneStatement(Collection<? extends Reference> references) {
        return references.stream()
                        .map(reference -> reference instanceof UniqueReference unique
                                ? unique.collection() + "#" + unique.index()
                                : ((DocumentKey) reference).collection())
                        .distinct()
                        .limit(2)
                        .count()
                < 2;
    }

    Map<Reference, StoredDocument> findAll(Collection<? extends Reference> references) throws SQLException {
        Map<String, List<DocumentKey>> keys = new LinkedHashMap<>();
        Map<List<String>, Map<Bytes, UniqueReference>> uniques = new LinkedHashMap<>();
        for (Reference reference : references) {
            if (reference instanceof DocumentKey key) {
                keys.computeIfAbsent(key.collection(), any -> new ArrayList<>()).add(key);
            } else if (reference instanceof UniqueReference unique) {
                uniques.computeIfAbsent(List.of(unique.collection(), unique.index()), any -> new LinkedHashMap<>())
                        .put(IndexValue.ordered(unique.values()), unique);
            }
        }
        Map<Reference, StoredDocument> found = new HashMap<>();
        for (Map.Entry<String, List<DocumentKey>> part : keys.entrySet()) {
            session.eachIn(
                    KEYED,
                    (parameters, any) -> parameters.text(tenant.value()).text(part.getKey()),
                    part.getValue(),
                    (parameters, key) -> parameters.id(key.id()),
                    columns -> {
                        StoredDocument document = document(part.getKey(), columns);
                        found.put(document.key(), document);
                    });
        }
        for (Map.Entry<List<String>, Map<Bytes, UniqueReference>> part : uniques.entrySet()) {
            findUnique(part.getKey().get(0), part.getKey().get(1), part.getValue(), found);
        }
        Map<Reference, StoredDocument> inOrder = new LinkedHashMap<>();
        for (Reference reference : references) {
            StoredDocument document = found.get(reference);
            if (document != null) {
                inOrder.put(reference, document);
            }
        }
        return inOrder;
    }

    private void findUnique(
            String collection, String index, Map<Bytes, UniqueReference> asked, Map<Reference, StoredDocument> found)
            throws SQLException {
        session.eachIn(
                UNLESS_REBUILDING + INDEXED + " AND e.tie = ? AND e.ordered",
                (parameters, any) -> {
                    index(index(parameters, collection, index), collection, index)
                            .bytes(Bytes.EMPTY);
                },
                asked.keySet(),
                Parameters::bytes,
                columns -> {
                    UniqueReference reference = asked.get(ordered(columns, collection, index));
                    if (reference != null) {
                        found.put(reference, document(collection, columns));
                    }
                });
    }

    private Parameters index(Parameters parameters, String collection, String index) throws SQLException {
        return parameters.text(tenant.value()).text(collection).text(index);
    }

    private static Bytes ordered(Columns columns, String collection, String index) throws SQLException {
        Bytes ordered = columns.bytes();
        if (ordered.isEmpty()) {
            throw new StorageException("The index is being rebuilt: " + collection + "." + index);
        }
        return ordered;
    }

    static boolean rebuilding(Session session, TenantId tenant, String collection, String index) throws SQLException {
        return session.row(
                        "SELECT 1 FROM @rebuild WHERE tenant = ? AND collection = ? AND index_name = ?",
                        (parameters, any) ->
                                parameters.text(tenant.value()).text(collection).text(index),
                        Columns::number)
                != null;
    }

    Page query(Query query) throws SQLException {
        Optional<Position> after = query.after().map(Position::parse);
        Optional<Bytes> high = query.high();
        boolean back = query.descending();
        // The tie finds the place in the tree; an empty one lies before the id it stands for, so the id decides again.
        String sql = UNLESS_REBUILDING + "SELECT * FROM (" + INDEXED
                + " AND e.ordered >= ?"
                + (high.isPresent() ? " AND e.ordered < ?" : "")
                + (after.isPresent() && back ? " AND (e.ordered, e.tie) < (?, ?) AND (e.ordered, e.id) < (?, ?)" : "")
                + (after.isPresent() && !back ? " AND (e.ordered, e.tie) > (?, ?)" : "")
                + (back ? " ORDER BY e.ordered DESC, e.tie DESC" : " ORDER BY e.ordered, e.tie")
                + " LIMIT ?) found";
        List<Bytes> ordered = new ArrayList<>();
        List<StoredDocument> documents = session.rows(
                sql,
                (parameters, any) -> {
                    index(index(parameters, query.collection(), query.index()), query.collection(), query.index());
                    parameters.bytes(query.low());
                    if (high.isPresent()) {
                        parameters.bytes(high.get());
                    }
                    if (after.isPresent()) {
                        parameters
                                .bytes(after.get().ordered())
                                .bytes(Position.idBytes(after.get().id()));
                        if (back) {
                            parameters
                                    .bytes(after.get().ordered())
                                    .id(after.get().id());
                        }
                    }
                    parameters.number(query.limit() + 1L);
                },
                columns -> {
                    ordered.add(ordered(columns, query.collection(), query.index()));
                    return document(query.collection(), columns);
                });
        if (documents.size() <= query.limit()) {
            return new Page(documents, Optional.empty());
        }
        int last = query.limit() - 1;
        Position next =
                new Position(ordered.get(last), documents.get(last).key().id());
        return new Page(documents.subList(0, query.limit()), Optional.of(next.bytes()));
    }

    JournalPage journal(long after, int limit) throws SQLException {
        long[] position = {after};
        List<JournalEntry> entries = session.rows(
                """
                SELECT position, collection, id, number, at_second, at_nano, previous, body, hash FROM @journal
                WHERE tenant = ? AND position > ? ORDER BY position LIMIT ?""",
                (parameters, any) ->
                        parameters.text(tenant.value()).number(after).number(limit),
                columns -> {
                    position[0] = columns.number();
                    DocumentKey key = new DocumentKey(columns.text(), columns.id());
                    return new JournalEntry(
                            key,
                            columns.number(),
                            columns.instant(),
                            columns.bytes(),
                            columns.bytes(),
                            columns.bytes());
                });
        return new JournalPage(entries, position[0]);
    }

    Optional<Idempotency> answer(String key) throws SQLException {
        return Optional.ofNullable(session.row(
                "SELECT fingerprint, answer, at_second, at_nano FROM @idempotency WHERE tenant = ? AND request = ?",
                (parameters, any) -> parameters.text(tenant.value()).bytes(Bytes.utf8(key)),
                columns -> new Idempotency(key, columns.bytes(), columns.bytes(), columns.instant())));
    }
}
