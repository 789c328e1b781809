package dev.cuadra.plugin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.StaleVersionException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Counts what goes to the server: a bulk commit is one statement for each table, however many rows it has. */
class RoundTripsTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final int ROWS = 1_000;

    private final List<String> executed = new ArrayList<>();

    private DataSource counting(DataSource real) {
        return wrap(DataSource.class, real, "");
    }

    /** Everything a source hands out is wrapped as well, so that no statement is missed. */
    private <T> T wrap(Class<T> type, T real, String sql) {
        return type.cast(Proxy.newProxyInstance(
                RoundTripsTest.class.getClassLoader(), new Class<?>[] {type}, (any, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        executed.add(sql);
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (result instanceof Connection connection && type == DataSource.class) {
                            return wrap(Connection.class, connection, "");
                        }
                        if (result instanceof PreparedStatement statement && type == Connection.class) {
                            return wrap(PreparedStatement.class, statement, arguments[0].toString());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static Commit bulk(long version) {
        List<DocumentWrite> writes = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            writes.add(new DocumentWrite.Put(
                    new DocumentKey("thing", new UUID(1, i)),
                    version,
                    Bytes.utf8("body " + version),
                    Bytes.EMPTY,
                    List.of(
                            IndexEntry.unique("folio", IndexValue.of(version), IndexValue.of(i)),
                            IndexEntry.of("month", IndexValue.of("2025-0" + (version + 1))))));
        }
        JournalEntry entry = new JournalEntry(
                new DocumentKey("import", new UUID(2, 2)),
                version + 1,
                Instant.EPOCH,
                Bytes.EMPTY,
                Bytes.utf8("a thousand"),
                Bytes.utf8("hash"));
        Bytes asked = Bytes.utf8("import " + version);
        return Commit.of(writes.toArray(DocumentWrite[]::new))
                .once(new Idempotency("import " + version, asked, asked, Instant.EPOCH))
                .telling(List.of(entry))
                .sending(List.of(new OutgoingMessage(new UUID(3, version), "mail", asked, Instant.EPOCH)));
    }

    @Test
    void aThousandDocumentsTakeOneStatementForEachTable() {
        String schema = PostgresDatabases.newSchema();
        try (JdbcStorage storage = JdbcStorage.open(counting(PostgresDatabases.source()), schema)) {
            executed.clear();
            storage.commit(ACME, bulk(0));
            // Settings, answer, lock, answer kept, documents, journal, places, messages.
            assertThat(executed).hasSize(8).doesNotHaveDuplicates();
            executed.clear();
            storage.commit(ACME, bulk(1));
            // As before, and the rows as they were, the places they leave, whether an index is being rebuilt.
            assertThat(executed).hasSizeLessThanOrEqualTo(11).doesNotHaveDuplicates();
            executed.clear();
            Assertions.assertThatExceptionOfType(StaleVersionException.class)
                    .isThrownBy(() ->
                            storage.commit(ACME, Commit.of(bulk(1).writes().toArray(DocumentWrite[]::new))))
                    .satisfies(stale -> assertThat(stale.stale()).hasSize(ROWS));
        }
    }
}
