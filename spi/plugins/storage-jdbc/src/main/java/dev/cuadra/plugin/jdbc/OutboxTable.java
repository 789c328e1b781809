package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.outbox.ParkedMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The outgoing messages of all tenants, within one transaction. */
final class OutboxTable {
    private static final String END_LEASES = """
            UPDATE @outbox SET lease = NULL, until_second = NULL, until_nano = NULL
            WHERE (tenant, id) IN (
              SELECT tenant, id FROM @outbox WHERE lease IS NOT NULL AND (until_second, until_nano) <= (?, ?)""";
    private static final String DUE = """
            SELECT tenant, attempts, reason, id, channel, body, not_before_second, not_before_nano FROM @outbox
            WHERE state = 0 AND lease IS NULL AND (due_second, due_nano) <= (?, ?)
            ORDER BY due_second, due_nano, tenant, number LIMIT ?""";
    private static final Change LEASE = Change.of(
            "UPDATE @outbox SET lease = ?, until_second = ?, until_nano = ?, attempts = ?, reason = ?"
                    + " WHERE tenant = ? AND id = ?",
            "lease bytea, until_second int8, until_nano int8, attempts int8, reason bytea, tenant text, id bytea",
            "UPDATE @outbox o SET lease = given.lease, until_second = given.until_second,"
                    + " until_nano = given.until_nano, attempts = given.attempts, reason = given.reason"
                    + " FROM $rows WHERE o.tenant = given.tenant AND o.id = given.id");
    private static final String MINE = " WHERE tenant = ? AND id = ? AND lease = ?";
    private static final String FREE = " lease = NULL, until_second = NULL, until_nano = NULL";

    private final Session session;

    OutboxTable(Session session) {
        this.session = session;
    }

    List<LeasedMessage> lease(Instant now, Duration hold, int limit) throws SQLException {
        String taking = session.dialect().taking();
        session.update(END_LEASES + taking + ")", (parameters, any) -> parameters.instant(now));
        Instant until = now.plus(hold);
        List<LeasedMessage> leased = session.rows(
                DUE + taking, (parameters, any) -> parameters.instant(now).number(limit), columns -> {
                    TenantId tenant = TenantId.of(columns.text());
                    int attempt = Math.toIntExact(columns.number()) + 1;
                    // A lease takes the reason away, and only what became of the attempt brings one back.
                    boolean abandoned = columns.bytes().isEmpty() && attempt > 1;
                    return new LeasedMessage(tenant, message(columns), attempt, UUID.randomUUID(), until, abandoned);
                });
        session.change(
                LEASE,
                leased,
                (parameters, message) -> parameters
                        .id(message.lease())
                        .instant(until)
                        .number(message.attempt())
                        .bytes(Bytes.EMPTY)
                        .text(message.tenant().value())
                        .id(message.message().id()));
        return leased;
    }

    private static OutgoingMessage message(Columns columns) throws SQLException {
        return new OutgoingMessage(columns.id(), columns.text(), columns.bytes(), columns.instant());
    }

    boolean acknowledge(LeasedMessage message) throws SQLException {
        return changed(
                "UPDATE @outbox SET state = 2, body = ?," + FREE + MINE,
                message,
                parameters -> parameters.bytes(Bytes.EMPTY));
    }

    boolean retry(LeasedMessage message, Instant when, String reason) throws SQLException {
        return changed(
                "UPDATE @outbox SET due_second = ?, due_nano = ?, reason = ?," + FREE + MINE,
                message,
                parameters -> parameters.instant(when).bytes(Bytes.utf8(reason.isEmpty() ? "-" : reason)));
    }

    boolean park(LeasedMessage message, String reason) throws SQLException {
        return changed(
                "UPDATE @outbox SET state = 1, reason = ?," + FREE + MINE,
                message,
                parameters -> parameters.bytes(Bytes.utf8(reason)));
    }

    private interface First {
        Parameters bind(Parameters parameters) throws SQLException;
    }

    private boolean changed(String sql, LeasedMessage message, First first) throws SQLException {
        return session.update(
                        sql,
                        (parameters, any) -> first.bind(parameters)
                                .text(message.tenant().value())
                                .id(message.message().id())
                                .id(message.lease()))
                == 1;
    }

    List<OutgoingMessage> waiting(TenantId tenant) throws SQLException {
        return session.rows("""
                SELECT id, channel, body, not_before_second, not_before_nano FROM @outbox
                WHERE tenant = ? AND state = 0 ORDER BY due_second, due_nano, number""", (parameters, any) -> parameters.text(tenant.value()), OutboxTable::message);
    }

    List<ParkedMessage> parked(TenantId tenant) throws SQLException {
        return session.rows(
                """
                SELECT id, channel, body, not_before_second, not_before_nano, attempts, reason FROM @outbox
                WHERE tenant = ? AND state = 1 ORDER BY due_second, due_nano, number""",
                (parameters, any) -> parameters.text(tenant.value()),
                columns -> new ParkedMessage(
                        message(columns),
                        Math.toIntExact(columns.number()),
                        columns.bytes().utf8()));
    }
}
