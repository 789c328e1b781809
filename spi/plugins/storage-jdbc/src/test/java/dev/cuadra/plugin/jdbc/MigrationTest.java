package dev.cuadra.plugin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of each earlier schema, with something of everything in it, is brought to the newest and loses nothing. */
class MigrationTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final DocumentKey KEY = new DocumentKey("thing", new UUID(1, 1));

    private final Path file = TemporaryDatabases.file();

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private static String[] script(String name) throws IOException {
        try (var in = Objects.requireNonNull(MigrationTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split(";\n");
        }
    }

    private static void assertEverythingIsThere(JdbcStorage storage) {
        assertThat(storage.tenants()).containsExactly(ACME);
        assertThat(storage.find(ACME, KEY).orElseThrow().body().utf8()).isEqualTo("body");
        assertThat(storage.query(ACME, Query.of("thing", "month").equalTo(IndexValue.of("2025-01")))
                        .documents())
                .hasSize(1);
        assertThat(storage.journal(ACME, 0, 10).entries())
                .extracting(JournalEntry::number)
                .containsExactly(1L);
        assertThat(storage.answer(ACME, "key").orElseThrow().answer().utf8()).isEqualTo("answer");
        assertThat(storage.lease(Instant.now(), Duration.ofMinutes(1), 10))
                .extracting(LeasedMessage::message)
                .extracting(OutgoingMessage::id)
                .containsExactly(new UUID(2, 2));
        long position = storage.journal(ACME, 0, 10).position();
        storage.commit(ACME, everything("thing2", new UUID(3, 3), "other"));
        assertThat(storage.journal(ACME, position, 10).entries()).hasSize(1);
    }

    private static Commit everything(String collection, UUID message, String key) {
        DocumentKey document = new DocumentKey(collection, KEY.id());
        return Commit.of(new DocumentWrite.Put(
                        document,
                        0,
                        Bytes.utf8("body"),
                        Bytes.utf8("hash"),
                        List.of(
                                IndexEntry.of("month", IndexValue.of("2025-01")),
                                IndexEntry.unique("folio", IndexValue.of(7)))))
                .once(new Idempotency(key, Bytes.utf8("asked"), Bytes.utf8("answer"), Instant.EPOCH))
                .telling(List.of(new JournalEntry(
                        document, 1, Instant.EPOCH, Bytes.EMPTY, Bytes.utf8("told"), Bytes.utf8("hash"))))
                .sending(List.of(new OutgoingMessage(message, "mail", Bytes.utf8("hello"), Instant.EPOCH)));
    }

    @Test
    void aDatabaseOfTheFirstSchemaIsTakenOver() throws IOException, SQLException {
        sql(script("sqlite-001.sql"));
        sql(
                "CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)",
                "INSERT INTO schema_version VALUES (1)");
        sql(script("sqlite-schema-1-rows.sql"));
        for (int opened = 0; opened < 2; opened++) {
            JdbcStorage.open(file).close();
        }
        try (JdbcStorage storage = JdbcStorage.open(file)) {
            assertEverythingIsThere(storage);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyEarlierHistoryLeadsToTheSameTables(int earlier) throws SQLException {
        SqliteFile database = new SqliteFile(file, Duration.ofSeconds(5), List.of());
        new Migrations(new ConnectionSource(database::writer), database.dialect(), new MigrationScripts(earlier)).run();
        JdbcStorage.open(file).close();
        Path fresh = TemporaryDatabases.file();
        JdbcStorage.open(fresh).close();
        assertThat(tables(file)).isEqualTo(tables(fresh)).hasSizeGreaterThan(6);
    }

    private static Set<String> tables(Path of) throws SQLException {
        Set<String> all = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + of);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema")) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    @Test
    void fourWhoOpenAnEmptyFileTogetherAllGetIt() throws InterruptedException {
        List<Throwable> faults = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> JdbcStorage.open(file).close());
            thread.setUncaughtExceptionHandler((any, fault) -> {
                synchronized (faults) {
                    faults.add(fault);
                }
            });
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(faults).isEmpty();
    }
}
