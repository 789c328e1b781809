package dev.cuadra.plugin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StorageFactory;
import dev.cuadra.spi.storage.Storages;
import dev.cuadra.spi.storage.StoredDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JdbcFaultsTest {
    private static final TenantId ACME = TenantId.of("acme");

    private final Path file = TemporaryDatabases.file();

    private static DocumentWrite put(UUID id, int bytes) {
        return new DocumentWrite.Put(
                new DocumentKey("thing", id), 0, Bytes.of(new byte[bytes]), Bytes.EMPTY, List.of());
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    @Test
    void aFullDiskRefusesTheCommitAndKeepsWhatWasThere() {
        SqliteFile small = new SqliteFile(file, Duration.ofSeconds(1), List.of("PRAGMA max_page_count = 60"));
        try (JdbcStorage storage = JdbcStorage.open(small)) {
            UUID kept = new UUID(1, 1);
            storage.commit(ACME, Commit.of(put(kept, 10)));
            Commit large = Commit.of(put(new UUID(1, 2), 10), put(new UUID(1, 3), 1 << 20));
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> storage.commit(ACME, large))
                    .withMessageContaining("Committing failed")
                    .withMessageContaining("the disk is full")
                    .withMessageContaining(file.getFileName().toString());
            assertThat(storage.find(ACME, new DocumentKey("thing", kept))).isPresent();
            assertThat(storage.find(ACME, new DocumentKey("thing", new UUID(1, 2))))
                    .isEmpty();
            storage.commit(ACME, Commit.of(put(new UUID(1, 4), 10)));
        }
    }

    @Test
    void anotherProcessThatWritesIsWaitedForAndThenNamed() throws SQLException {
        try (JdbcStorage storage = JdbcStorage.open(file, Duration.ofMillis(20));
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            storage.commit(ACME, Commit.of(put(new UUID(1, 1), 10)));
            statement.execute("BEGIN IMMEDIATE");
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> storage.commit(ACME, Commit.of(put(new UUID(1, 2), 10))))
                    .withMessageContaining("longer than 20 ms");
            assertThat(storage.find(ACME, new DocumentKey("thing", new UUID(1, 1))))
                    .as("readers do not wait for a writer")
                    .isPresent();
            statement.execute("COMMIT");
            storage.commit(ACME, Commit.of(put(new UUID(1, 2), 10)));
        }
    }

    @Test
    void twoStoragesOnOneFileSeeEachOther() {
        try (JdbcStorage one = JdbcStorage.open(file);
                JdbcStorage two = JdbcStorage.open(file)) {
            one.commit(ACME, Commit.of(put(new UUID(1, 1), 10)));
            assertThat(two.find(ACME, new DocumentKey("thing", new UUID(1, 1)))).isPresent();
            two.commit(ACME, Commit.of(put(new UUID(1, 2), 10)));
            assertThat(one.find(ACME, new DocumentKey("thing", new UUID(1, 2)))).isPresent();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidToBeNone() throws IOException {
        Files.writeString(file, "rut,nombre,monto\n".repeat(1000));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcStorage.open(file))
                .withMessageContaining("the file is not a database");
        assertThat(Files.readString(file)).startsWith("rut,nombre");
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAlone() throws SQLException {
        sql("CREATE TABLE songs (title TEXT)");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcStorage.open(file))
                .withMessageContaining("another program's");
        sql("INSERT INTO songs VALUES ('still there')");
    }

    @Test
    void aNewerSchemaIsNotTouched() throws SQLException {
        JdbcStorage.open(file).close();
        sql("INSERT INTO schema_history (installed_rank, version, description, type, script, installed_by,"
                + " execution_time, success) VALUES (7, '7', 'schema 7', 'JDBC', 'x', 'x', 1, 1)");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcStorage.open(file))
                .withMessageContaining("schema 7")
                .withMessageContaining("newer release");
    }

    @Test
    void aFolderThatIsMissingIsSaidToBe() {
        Path nowhere = Path.of("target", "no such folder", "cuadra.db");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcStorage.open(nowhere))
                .withMessageContaining("no such folder");
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        try (JdbcStorage storage = JdbcStorage.open(file)) {
            storage.commit(ACME, Commit.of(put(new UUID(1, 1), 10)));
            try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
                assertThat(all)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(one -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                                .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void aScanThatIsClosedUnderItsReaderSaysSo() {
        JdbcStorage storage = JdbcStorage.open(file);
        for (int i = 0; i < 300; i++) {
            storage.commit(ACME, Commit.of(put(new UUID(1, i), 2000)));
        }
        try (Stream<StoredDocument> rows = storage.scan(ACME, "thing")) {
            Iterator<StoredDocument> reader = rows.iterator();
            assertThat(reader.next()).isNotNull();
            storage.close();
            assertThatExceptionOfType(StorageException.class).isThrownBy(() -> {
                while (reader.hasNext()) {
                    reader.next();
                }
            });
        }
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> storage.query(ACME, Query.of("thing", "x")));
        assertThatExceptionOfType(StorageException.class).isThrownBy(storage::tenants);
    }

    @Test
    void theFactoryIsFoundByItsName() {
        StorageFactory factory = Storages.named("jdbc");
        assertThat(factory).isInstanceOf(JdbcStorageFactory.class);
        try (Storage storage = factory.open(Map.of("url", "jdbc:sqlite:" + file, "busy-timeout", "100"))) {
            storage.commit(ACME, Commit.of(put(new UUID(1, 1), 1)));
        }
        assertThat(file).exists();
    }

    @Test
    void theFactoryRefusesSettingsItDoesNotKnow() {
        StorageFactory factory = new JdbcStorageFactory();
        String url = "jdbc:sqlite:" + file;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factory.open(Map.of("url", url, "pool", "9")))
                .withMessageContaining("pool");
        for (String bad : List.of(
                "", "cuadra.db", "jdbc:sqlite:", "jdbc:sqlite::memory:", url + "?synchronous=OFF", "jdbc:h2:mem:x")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> factory.open(Map.of("url", bad)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> factory.open(Map.of()));
        for (String bad : List.of("-1", "five", "600001", "")) {
            assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> factory.open(Map.of("url", url, "busy-timeout", bad)));
        }
        assertThat(file).doesNotExist();
    }
}
