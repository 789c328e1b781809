package dev.cuadra.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalProjectionTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final TenantId OTHER = TenantId.of("other");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00.123456Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A change of {@code count} new documents in one commit. */
    private static Commit change(long number, int count) {
        List<DocumentKey> keys = IntStream.range(0, count)
                .mapToObj(i -> new DocumentKey("thing", new UUID(number, i)))
                .toList();
        return Commit.of(keys.stream()
                        .map(key -> new DocumentWrite.Put(key, 0, Bytes.utf8("x"), Bytes.EMPTY, List.of()))
                        .toArray(DocumentWrite[]::new))
                .telling(keys.stream()
                        .map(key -> new JournalEntry(
                                key,
                                1,
                                NOON,
                                Bytes.EMPTY,
                                Bytes.utf8("body"),
                                Bytes.utf8(key.id().toString())))
                        .toList());
    }

    private static List<String> told(Storage storage, TenantId tenant) {
        return storage.journal(tenant, 0, 10_000).entries().stream()
                .map(entry -> String.join(
                        "|",
                        tenant.value(),
                        entry.key().collection(),
                        entry.key().id().toString(),
                        Long.toString(entry.number()),
                        entry.at().toString(),
                        entry.hash().toString()))
                .sorted()
                .toList();
    }

    private static List<String> projected(Databases.Empty database) throws SQLException {
        return database.rows("SELECT * FROM change_log").stream().sorted().toList();
    }

    private static void catchUp(Databases.Empty database, Storage storage, int pageSize) throws SQLException {
        try (Connection host = database.connect()) {
            JournalProjection.catchUp(storage, ACME, host, pageSize);
        }
    }

    private Databases.Empty prepared(Databases kind) throws SQLException {
        Databases.Empty database = kind.empty(folder);
        database.storage().close();
        database.execute(JournalProjection.TABLES.toArray(String[]::new));
        return database;
    }

    @ParameterizedTest
    @EnumSource
    void twoProjectorsBesideTwoWritersTakeEachEntryOnce(Databases kind) throws Exception {
        Databases.Empty database = prepared(kind);
        ExecutorService host = Executors.newFixedThreadPool(4);
        try (JdbcStorage storage = database.storage()) {
            List<Future<?>> writers = new ArrayList<>();
            for (long writer = 1; writer <= 2; writer++) {
                long first = writer * 1_000;
                writers.add(host.submit(() -> {
                    for (int i = 0; i < 60; i++) {
                        storage.commit(ACME, change(first + i, 1 + i % 5));
                    }
                }));
            }
            List<Future<?>> projectors = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                projectors.add(host.submit(() -> {
                    while (!writers.stream().allMatch(Future::isDone)) {
                        catchUp(database, storage, 7);
                    }
                    return true;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            for (Future<?> projector : projectors) {
                projector.get();
            }
            catchUp(database, storage, 7);
            assertThat(told(storage, ACME)).hasSize(2 * 60 * 3);
            assertThat(projected(database)).containsExactlyElementsOf(told(storage, ACME));
        } finally {
            host.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutOffAtAnyStepItGoesOnWithNothingTwiceAndNothingLeftOut(Databases kind) throws Exception {
        Databases.Empty database = prepared(kind);
        try (JdbcStorage storage = database.storage()) {
            for (int i = 0; i < 8; i++) {
                storage.commit(ACME, change(i, 1));
            }
            int cuts = 0;
            for (boolean afterwards : List.of(false, true)) {
                boolean cut = true;
                for (int step = 1; cut; step++) {
                    try (Connection host = database.connect()) {
                        JournalProjection.forget(ACME, host);
                    }
                    cut = isCutOff(database, storage, step, afterwards);
                    cuts += cut ? 1 : 0;
                    assertThat(projected(database))
                            .as("rows and position say the same, step %d", step)
                            .hasSize(entriesUpTo(storage, position(database)));
                    catchUp(database, storage, 3);
                    assertThat(projected(database)).as("step %d", step).containsExactlyElementsOf(told(storage, ACME));
                }
            }
            // Four pages, the last of them empty, of three statements and a commit.
            assertThat(cuts).isEqualTo(2 * 4 * 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readFromTheStartAgainItComesToTheSame(Databases kind) throws Exception {
        Databases.Empty database = prepared(kind);
        try (JdbcStorage storage = database.storage();
                Connection host = database.connect()) {
            for (int i = 0; i < 20; i++) {
                storage.commit(i % 4 == 0 ? OTHER : ACME, change(i, 2));
            }
            JournalProjection.catchUp(storage, OTHER, host, 100);
            JournalProjection.catchUp(storage, ACME, host, 4);
            List<String> first = projected(database);
            assertThat(first).hasSize(40);
            JournalProjection.catchUp(storage, ACME, host, 4);
            assertThat(projected(database)).isEqualTo(first);

            JournalProjection.forget(ACME, host);
            assertThat(projected(database)).containsExactlyElementsOf(told(storage, OTHER));
            JournalProjection.catchUp(storage, ACME, host, 9);
            assertThat(projected(database)).isEqualTo(first);
        }
    }

    private static long position(Databases.Empty database) throws SQLException {
        List<String> rows = database.rows("SELECT position FROM change_log_position WHERE tenant = 'acme'");
        return rows.isEmpty() ? 0 : Long.parseLong(rows.get(0));
    }

    private static int entriesUpTo(Storage storage, long position) {
        int entries = 0;
        long at = 0;
        for (JournalPage page = storage.journal(ACME, at, 1);
                !page.entries().isEmpty() && page.position() <= position;
                page = storage.journal(ACME, at, 1)) {
            at = page.position();
            entries++;
        }
        return entries;
    }

    /** Projects over a connection that is cut at its {@code step}th statement or commit; false when there are fewer. */
    private static boolean isCutOff(Databases.Empty database, Storage storage, int step, boolean afterwards)
            throws SQLException {
        try (Connection real = database.connect()) {
            int[] seen = {0};
            Connection host = (Connection) Proxy.newProxyInstance(
                    JournalProjectionTest.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, call, with) -> {
                        boolean counts = call.getName().equals("prepareStatement")
                                || call.getName().equals("commit");
                        boolean dies = counts && ++seen[0] == step;
                        if (dies && !afterwards) {
                            cut(real);
                        }
                        try {
                            Object answer = call.invoke(real, with);
                            if (dies && afterwards) {
                                cut(real);
                                throw new SQLException("cut off");
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw Objects.requireNonNull(e.getCause());
                        }
                    });
            try {
                JournalProjection.catchUp(storage, ACME, host, 3);
                return false;
            } catch (SQLException e) {
                assertThat(real.isClosed()).isTrue();
                return true;
            }
        }
    }

    /** The database takes back what was not committed, as it does when the process is killed. */
    private static void cut(Connection connection) throws SQLException {
        connection.close();
    }
}
