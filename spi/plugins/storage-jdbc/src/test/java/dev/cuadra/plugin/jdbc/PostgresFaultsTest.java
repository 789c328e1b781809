package dev.cuadra.plugin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StorageFactory;
import dev.cuadra.spi.storage.Storages;
import dev.cuadra.spi.storage.StoredDocument;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostgresFaultsTest {
    private static final TenantId ACME = TenantId.of("acme");

    private static DocumentKey key(long id) {
        return new DocumentKey("thing", new UUID(1, id));
    }

    private static Commit create(long... ids) {
        List<DocumentWrite> writes = new ArrayList<>();
        for (long id : ids) {
            writes.add(new DocumentWrite.Put(key(id), 0, Bytes.of(new byte[2000]), Bytes.EMPTY, List.of()));
        }
        return Commit.of(writes.toArray(DocumentWrite[]::new));
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = PostgresDatabases.source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("url", PostgresDatabases.url().replaceFirst("\\?.*", ""));
        settings.put("user", "postgres");
        settings.put("schema", PostgresDatabases.newSchema());
        return settings;
    }

    @Test
    void theFactoryOpensAServerByItsUrl() {
        StorageFactory factory = Storages.named("jdbc");
        Map<String, String> settings = settings();
        try (Storage storage = factory.open(settings)) {
            storage.commit(ACME, create(1));
        }
        try (Storage storage = factory.open(settings)) {
            assertThat(storage.find(ACME, key(1))).isPresent();
        }
    }

    @Test
    void settingsThatMeanNothingAreRefusedWithoutThePassword() {
        StorageFactory factory = new JdbcStorageFactory();
        for (Map.Entry<String, String> bad : Map.of(
                        "pool", "1", "pool-timeout", "100", "schema", "Bad-Name", "busy-timeout", "5", "fsync", "off")
                .entrySet()) {
            Map<String, String> settings = settings();
            settings.put(bad.getKey(), bad.getValue());
            assertThatIllegalArgumentException().as(bad.getKey()).isThrownBy(() -> factory.open(settings));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factory.open(Map.of("url", "jdbc:mysql://db/x?password=hunter2")))
                .withMessageNotContaining("hunter2");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        Map<String, String> settings = settings();
        settings.put("url", "jdbc:postgresql://127.0.0.1:1/postgres?password=hunter2");
        settings.put("pool-timeout", "250");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> new JdbcStorageFactory().open(settings))
                .withMessageContaining("127.0.0.1:1")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void aPoolWithoutAFreeConnectionSaysSoAndGoesOnAfterwards() {
        Map<String, String> settings = settings();
        settings.put("pool", "2");
        settings.put("pool-timeout", "250");
        try (Storage storage = new JdbcStorageFactory().open(settings)) {
            storage.commit(ACME, create(1, 2));
            Stream<StoredDocument> one = storage.scan(ACME, "thing");
            Stream<StoredDocument> two = storage.scan(ACME, "thing");
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> storage.commit(ACME, create(3)))
                    .withMessageContaining("Committing failed")
                    .withMessageContaining("no connection came free");
            one.close();
            two.close();
            storage.commit(ACME, create(3));
            assertThat(storage.find(ACME, key(3))).isPresent();
        }
    }

    @Test
    void aConnectionThatIsCutLosesNothingAndIsReplaced() throws SQLException {
        Map<String, String> settings = settings();
        try (Storage storage = new JdbcStorageFactory().open(settings)) {
            for (int i = 0; i < 1000; i++) {
                storage.commit(ACME, create(i));
            }
            try (Stream<StoredDocument> all = storage.scan(ACME, "thing")) {
                Iterator<StoredDocument> reader = all.iterator();
                reader.next();
                sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cuadra'"
                        + " AND pid <> pg_backend_pid() AND query LIKE '%" + settings.get("schema") + "%'");
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> {
                            while (reader.hasNext()) {
                                reader.next();
                            }
                        })
                        .withMessageContaining("Scanning thing failed");
            }
            boolean stored = false;
            for (int attempt = 0; attempt < 20 && !stored; attempt++) {
                try {
                    storage.commit(ACME, create(5000));
                    stored = true;
                } catch (StorageException e) {
                    assertThat(storage.find(ACME, key(5000))).isEmpty();
                }
            }
            assertThat(stored).isTrue();
            assertThat(storage.scan(ACME, "thing").count()).isEqualTo(1001);
        }
    }

    @Test
    void aSchemaOfAnotherProgramIsLeftAlone() throws SQLException {
        String schema = PostgresDatabases.newSchema();
        sql("CREATE SCHEMA " + schema, "CREATE TABLE " + schema + ".songs (title text)");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcStorage.open(PostgresDatabases.source(), schema))
                .withMessageContaining("another program's");
        sql("INSERT INTO " + schema + ".songs VALUES ('still there')");
    }

    @Test
    void aNewerSchemaIsNotTouched() throws SQLException {
        String schema = PostgresDatabases.newSchema();
        JdbcStorage.open(PostgresDatabases.source(), schema).close();
        sql("INSERT INTO " + schema + ".schema_history (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success) VALUES (7, '7', 'schema 7', 'JDBC', 'x', 'x', 1, true)");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcStorage.open(PostgresDatabases.source(), schema))
                .withMessageContaining("schema 7")
                .withMessageContaining("newer release");
    }

    @Test
    void twoWhoOpenAnEmptyDatabaseTogetherBothGetIt() throws InterruptedException {
        String schema = PostgresDatabases.newSchema();
        List<Throwable> faults = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(
                    () -> JdbcStorage.open(PostgresDatabases.source(), schema).close());
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

    @Test
    void aUserWithoutRightsToMakeTablesOpensADatabaseThatIsThere() throws SQLException {
        String schema = PostgresDatabases.newSchema();
        sql("DROP ROLE IF EXISTS clerk", "CREATE ROLE clerk LOGIN");
        Map<String, String> settings = settings();
        settings.put("schema", schema);
        settings.put("user", "clerk");
        settings.put("pool", "2");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> new JdbcStorageFactory().open(settings))
                .withMessageContaining("permission denied");
        JdbcStorage.open(PostgresDatabases.source(), schema).close();
        sql(
                "GRANT USAGE ON SCHEMA " + schema + " TO clerk",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + schema + " TO clerk");
        try (Storage storage = new JdbcStorageFactory().open(settings)) {
            storage.commit(ACME, create(1));
            assertThat(storage.find(ACME, key(1))).isPresent();
        }
    }

    @Test
    void aServerStoppedAndStartedAgainKeepsWhatWasAcknowledged() throws Exception {
        try (EmbeddedPostgres server = PostgresDatabases.start("on");
                HikariDataSource pool = PostgresServer.pool(
                        server.getJdbcUrl("postgres", "postgres"), "postgres", "", 4, Duration.ofSeconds(1));
                JdbcStorage storage = JdbcStorage.open(pool, "cuadra")) {
            storage.commit(ACME, create(1));
            PostgresDatabases.signalPostmaster(server, "INT");
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> {
                        for (int i = 10; i < 10_000; i++) {
                            storage.commit(ACME, create(i));
                        }
                    })
                    .withMessageContaining("failed in jdbc:postgresql:");
        }
    }
}
