package dev.cuadra.plugin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresHostTransactionTest extends HostTransactionPromises {
    private static final TenantId ACME = TenantId.of("acme");
    private static final PostgresDatabases DATABASES = PostgresDatabases.inOneSchema();

    @Override
    JdbcStorage emptyStorage() {
        return DATABASES.open();
    }

    @Override
    Connection connect() throws SQLException {
        return PostgresDatabases.source().getConnection();
    }

    private static Commit create(long id) {
        return Commit.of(new DocumentWrite.Put(
                new DocumentKey("thing", new UUID(1, id)), 0, Bytes.utf8("x"), Bytes.EMPTY, List.of()));
    }

    @Test
    void aTransactionWithAnOldSnapshotIsToldToBeginAgain() throws SQLException {
        try (JdbcStorage storage = emptyStorage();
                Connection host = connect()) {
            storage.commit(ACME, create(1));
            host.setAutoCommit(false);
            host.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = host.createStatement()) {
                statement.execute("SELECT 1");
            }
            storage.commit(ACME, create(2));
            try (Storage joined = storage.within(host)) {
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> joined.commit(ACME, create(3)))
                        .withMessageContaining("begin the host's transaction again");
            }
            host.rollback();
            host.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            host.rollback();
        }
    }

    @Test
    void aConnectionToAnotherDatabaseIsRefused() throws SQLException {
        try (JdbcStorage storage = emptyStorage();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + TemporaryDatabases.file())) {
            other.setAutoCommit(false);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> storage.within(other))
                    .withMessageContaining("SQLite");
            assertThat(storage.tenants()).isEmpty();
        }
    }
}
