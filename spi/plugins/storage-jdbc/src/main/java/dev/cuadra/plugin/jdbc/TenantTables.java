package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.StoredDocument;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whole tenants, within one transaction. */
final class TenantTables {
    /** Table to the columns that name a row within its tenant, in the order in which a tenant is deleted. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("index_entry", "collection, index_name, ordered, tie");
        TABLES.put("document", "collection, id");
        TABLES.put("journal", "position");
        TABLES.put("outbox", "id");
        TABLES.put("idempotency", "request");
        TABLES.put("rebuild", "collection, index_name");
    }

    private static final Change MOVE = Change.of(
            "UPDATE @document SET places = ? WHERE tenant = ? AND collection = ? AND id = ?",
            "places bytea, tenant text, collection text, id bytea",
            """
            UPDATE @document d SET places = given.places FROM $rows
            WHERE d.tenant = given.tenant AND d.collection = given.collection AND d.id = given.id""");

    /** How many rows come at a time where the database is across a network. */
    private static final int FETCH = 200;

    private static final List<String> HOLDING = List.of("document", "journal", "outbox", "idempotency");

    private final Session session;

    TenantTables(Session session) {
        this.session = session;
    }

    /** Leaps from tenant to tenant in each table's key: the cost follows the tenants, not the rows. */
    List<TenantId> tenants() throws SQLException {
        TreeSet<String> names = new TreeSet<>();
        for (String table : HOLDING) {
            String last = next(table, "");
            while (last != null) {
                names.add(last);
                last = next(table, last);
            }
        }
        return names.stream().map(TenantId::of).toList();
    }

    private @Nullable String next(String table, String after) throws SQLException {
        return session.row(
                "SELECT tenant FROM @" + table + " WHERE tenant > ? ORDER BY tenant LIMIT 1",
                (parameters, any) -> parameters.text(after),
                Columns::text);
    }

    void export(TenantId tenant, Consumer<StoredDocument> sink) throws SQLException {
        try (PreparedStatement statement = session.own("""
                SELECT collection, id, version, body, head FROM @document
                WHERE tenant = ? AND deleted = 0 ORDER BY collection, id""")) {
            statement.setFetchSize(FETCH);
            new StatementParameters(statement).text(tenant.value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Columns columns = new Columns(rows);
                    sink.accept(Documents.document(columns.text(), columns));
                }
            }
        }
    }

    /** Empties one table after the other, the documents' with at most {@code limit} of them at a time. */
    boolean delete(TenantId tenant, int limit) throws SQLException {
        int entries = limit > Integer.MAX_VALUE / 16 ? Integer.MAX_VALUE : limit * 16;
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            int most = table.getKey().equals("index_entry") ? entries : limit;
            int deleted = session.update(
                    "DELETE FROM @" + table.getKey() + " WHERE tenant = ? AND (" + table.getValue() + ") IN (SELECT "
                            + table.getValue() + " FROM @" + table.getKey() + " WHERE tenant = ? ORDER BY "
                            + table.getValue() + " LIMIT ?)",
                    (parameters, any) ->
                            parameters.text(tenant.value()).text(tenant.value()).number(most));
            if (deleted == most) {
                return holdsAnything(tenant);
            }
        }
        return false;
    }

    private boolean holdsAnything(TenantId tenant) throws SQLException {
        for (String table : TABLES.keySet()) {
            Long found = session.row(
                    "SELECT 1 FROM @" + table + " WHERE tenant = ? LIMIT 1",
                    (parameters, any) -> parameters.text(tenant.value()),
                    Columns::number);
            if (found != null) {
                return true;
            }
        }
        return false;
    }

    long expireIdempotencyKeys(TenantId tenant, Instant before) throws SQLException {
        return session.update(
                "DELETE FROM @idempotency WHERE tenant = ? AND (at_second, at_nano) < (?, ?)",
                (parameters, any) -> parameters.text(tenant.value()).instant(before));
    }

    void beginRebuild(TenantId tenant, String collection, String index) throws SQLException {
        session.update(
                "INSERT INTO @rebuild (tenant, collection, index_name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (parameters, any) ->
                        parameters.text(tenant.value()).text(collection).text(index));
        session.update(
                "DELETE FROM @index_entry WHERE tenant = ? AND collection = ? AND index_name = ?",
                (parameters, any) ->
                        parameters.text(tenant.value()).text(collection).text(index));
    }

    List<StoredDocument> after(TenantId tenant, String collection, Optional<UUID> id, int limit) throws SQLException {
        return session.rows(
                """
                SELECT id, version, body, head FROM @document
                WHERE tenant = ? AND collection = ? AND deleted = 0""" + (id.isPresent() ? " AND id > ?" : "") + " ORDER BY id LIMIT ?",
                (parameters, any) -> {
                    parameters.text(tenant.value()).text(collection);
                    if (id.isPresent()) {
                        parameters.id(id.get());
                    }
                    parameters.number(limit);
                },
                columns -> Documents.document(collection, columns));
    }

    /** Enters documents anew; one that was written meanwhile has brought its own entry. */
    void reindex(TenantId tenant, String index, Map<StoredDocument, Optional<IndexEntry>> places) throws SQLException {
        List<DocumentKey> keys =
                places.keySet().stream().map(StoredDocument::key).toList();
        Map<DocumentKey, Commits.Row> rows = Commits.rows(session, tenant, keys);
        List<Place> left = new ArrayList<>();
        List<Place> wanted = new ArrayList<>();
        Map<DocumentKey, List<Place>> all = new LinkedHashMap<>();
        places.forEach((document, entry) -> {
            Commits.Row row = rows.get(document.key());
            if (row != null && row.version() == document.version()) {
                List<Place> after = new ArrayList<>(row.places());
                row.places().stream()
                        .filter(place -> place.index().equals(index))
                        .forEach(left::add);
                after.removeIf(place -> place.index().equals(index));
                entry.map(given -> Place.of(document.key(), given)).ifPresent(place -> {
                    wanted.add(place);
                    after.add(place);
                });
                all.put(document.key(), after);
            }
        });
        Commits.leave(session, tenant, left);
        Commits.enter(session, tenant, wanted, Set.of());
        session.change(
                MOVE,
                List.copyOf(all.entrySet()),
                (parameters, changed) -> parameters
                        .bytes(Place.write(changed.getValue()))
                        .text(tenant.value())
                        .text(changed.getKey().collection())
                        .id(changed.getKey().id()));
    }

    void endRebuild(TenantId tenant, String collection, String index) throws SQLException {
        session.update(
                "DELETE FROM @rebuild WHERE tenant = ? AND collection = ? AND index_name = ?",
                (parameters, any) ->
                        parameters.text(tenant.value()).text(collection).text(index));
    }
}
