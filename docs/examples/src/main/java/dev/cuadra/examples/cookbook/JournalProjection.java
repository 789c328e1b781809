package dev.cuadra.examples.cookbook;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Storage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A host that keeps what the journal tells in tables of its own, such as for its reports. */
final class JournalProjection {
    private JournalProjection() {}

    // snippet:journal-projection
    /** The host's own tables, wherever it keeps them. */
    static final List<String> TABLES = List.of(
            """
            CREATE TABLE IF NOT EXISTS change_log (
              tenant TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL, number BIGINT NOT NULL,
              written_at TEXT NOT NULL, hash TEXT NOT NULL,
              PRIMARY KEY (tenant, collection, id, number))""", "CREATE TABLE IF NOT EXISTS change_log_position (tenant TEXT PRIMARY KEY, position BIGINT NOT NULL)");

    /** Takes over what was written since the last time, page by page; the host calls it as often as it likes. */
    static void catchUp(Storage storage, TenantId tenant, Connection host, int pageSize) throws SQLException {
        int taken = pageSize;
        while (taken > 0) {
            taken = takePage(storage, tenant, host, pageSize);
        }
    }

    /** Rows and position go into one transaction: whatever happens on the way, they say the same. */
    private static int takePage(Storage storage, TenantId tenant, Connection host, int pageSize) throws SQLException {
        host.setAutoCommit(false);
        boolean done = false;
        try {
            JournalPage page = storage.journal(tenant, lockedPosition(tenant, host), pageSize);
            insert(tenant, page.entries(), host);
            moveTo(tenant, page.position(), host);
            host.commit();
            done = true;
            return page.entries().size();
        } finally {
            if (!done) {
                host.rollback();
            }
        }
    }

    /** Writing first makes a second projector wait here, and then go on behind the first. */
    private static long lockedPosition(TenantId tenant, Connection host) throws SQLException {
        try (PreparedStatement lock = host.prepareStatement("""
                INSERT INTO change_log_position (tenant, position) VALUES (?, 0)
                ON CONFLICT (tenant) DO UPDATE SET position = change_log_position.position
                RETURNING position""")) {
            lock.setString(1, tenant.value());
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void insert(TenantId tenant, List<JournalEntry> entries, Connection host) throws SQLException {
        try (PreparedStatement insert = host.prepareStatement("INSERT INTO change_log VALUES (?, ?, ?, ?, ?, ?)")) {
            for (JournalEntry entry : entries) {
                insert.setString(1, tenant.value());
                insert.setString(2, entry.key().collection());
                insert.setString(3, entry.key().id().toString());
                insert.setLong(4, entry.number());
                insert.setString(5, entry.at().toString());
                insert.setString(6, entry.hash().toString());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void moveTo(TenantId tenant, long position, Connection host) throws SQLException {
        try (PreparedStatement move =
                host.prepareStatement("UPDATE change_log_position SET position = ? WHERE tenant = ?")) {
            move.setLong(1, position);
            move.setString(2, tenant.value());
            move.executeUpdate();
        }
    }

    /** Forgets all that was taken over, for another form of the tables; {@link #catchUp} then reads from the start. */
    static void forget(TenantId tenant, Connection host) throws SQLException {
        host.setAutoCommit(false);
        for (String table : List.of("change_log_position", "change_log")) {
            try (PreparedStatement delete = host.prepareStatement("DELETE FROM " + table + " WHERE tenant = ?")) {
                delete.setString(1, tenant.value());
                delete.executeUpdate();
            }
        }
        host.commit();
    }
    // end:journal-projection
}
