package dev.cuadra.plugin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A host that keeps its own table beside ours, and wants both changed or neither. */
abstract class HostTransactionPromises {
    private static final TenantId ACME = TenantId.of("acme");
    private static final DocumentKey KEY = new DocumentKey("thing", new UUID(1, 1));
    private static final DocumentKey OTHER_KEY = new DocumentKey("thing", new UUID(1, 2));

    /** A storage that holds nothing. */
    abstract JdbcStorage emptyStorage();

    /** A new connection to its database, in auto-commit mode. */
    abstract Connection connect() throws SQLException;

    private static DocumentWrite put(DocumentKey key, long version, String text, IndexEntry... entries) {
        return new DocumentWrite.Put(key, version, Bytes.utf8(text), Bytes.EMPTY, List.of(entries));
    }

    private static Commit told(DocumentKey key, String text) {
        return Commit.of(put(key, 0, text))
                .once(new Idempotency("k " + text, Bytes.utf8(text), Bytes.utf8("done " + text), Instant.EPOCH))
                .telling(List.of(
                        new JournalEntry(key, 1, Instant.EPOCH, Bytes.EMPTY, Bytes.utf8("body"), Bytes.utf8("hash"))))
                .sending(List.of(new OutgoingMessage(new UUID(2, 2), "mail", Bytes.utf8("hello"), Instant.EPOCH)));
    }

    private Connection begin() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void invoice(Connection connection, int number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO host_invoice (number) VALUES (" + number + ")");
        }
    }

    private int invoices() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM host_invoice")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** The host's own table, empty. */
    private JdbcStorage storageBesideInvoices() throws SQLException {
        JdbcStorage storage = emptyStorage();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS host_invoice (number INTEGER NOT NULL)");
            statement.execute("DELETE FROM host_invoice");
        }
        return storage;
    }

    @Test
    @SuppressWarnings("try") // a transaction ends with its connection, before the assertions that follow
    void nothingOfACommitIsThereBeforeTheHostCommitsAndAllOfItAfter() throws SQLException {
        try (JdbcStorage storage = storageBesideInvoices();
                Connection host = begin()) {
            invoice(host, 1);
            try (Storage joined = storage.within(host)) {
                assertThat(joined.commit(ACME, told(KEY, "a")).replayed()).isFalse();
                assertThat(joined.find(ACME, KEY)).as("it sees its own").isPresent();
                assertThat(joined.journal(ACME, 0, 10).entries()).hasSize(1);
                assertThat(storage.find(ACME, KEY)).isEmpty();
                assertThat(storage.journal(ACME, 0, 10).entries()).isEmpty();
                assertThat(storage.answer(ACME, "k a")).isEmpty();
            }
            host.commit();
            host.close();
            assertThat(storage.find(ACME, KEY)).isPresent();
            assertThat(storage.journal(ACME, 0, 10).entries()).hasSize(1);
            assertThat(storage.answer(ACME, "k a")).isPresent();
            assertThat(storage.lease(Instant.now(), Duration.ofMinutes(1), 10)).hasSize(1);
            assertThat(invoices()).isEqualTo(1);
        }
    }

    @Test
    @SuppressWarnings("try") // a transaction ends with its connection, before the assertions that follow
    void whatTheHostRollsBackNeverWas() throws SQLException {
        try (JdbcStorage storage = storageBesideInvoices();
                Connection host = begin()) {
            invoice(host, 1);
            try (Storage joined = storage.within(host)) {
                joined.commit(ACME, told(KEY, "a"));
            }
            host.rollback();
            host.close();
            assertThat(storage.find(ACME, KEY)).isEmpty();
            assertThat(storage.answer(ACME, "k a")).isEmpty();
            assertThat(storage.lease(Instant.now(), Duration.ofMinutes(1), 10)).isEmpty();
            assertThat(invoices()).isZero();
            storage.commit(ACME, told(KEY, "a"));
            assertThat(storage.journal(ACME, 0, 10).entries()).hasSize(1);
        }
    }

    @Test
    void aRefusedCommitLeavesTheHostsWorkAndEarlierCommits() throws SQLException {
        IndexEntry taken = IndexEntry.unique("rut", IndexValue.of("token"));
        try (JdbcStorage storage = storageBesideInvoices()) {
            storage.commit(ACME, Commit.of(put(KEY, 0, "first", taken)));
            try (Connection host = begin();
                    Storage joined = storage.within(host)) {
                invoice(host, 7);
                joined.commit(ACME, Commit.of(put(new DocumentKey("thing", new UUID(1, 9)), 0, "kept")));
                DocumentKey fresh = new DocumentKey("thing", new UUID(1, 3));
                assertThatExceptionOfType(StaleVersionException.class)
                        .isThrownBy(() -> joined.commit(ACME, Commit.of(put(fresh, 0, "half"), put(KEY, 0, "late"))))
                        .satisfies(stale -> assertThat(stale.stale())
                                .extracting(StaleVersionException.Stale::key)
                                .containsExactly(KEY));
                assertThatExceptionOfType(DuplicateEntryException.class)
                        .isThrownBy(() -> joined.commit(ACME, Commit.of(put(OTHER_KEY, 0, "twin", taken))));
                assertThat(joined.find(ACME, fresh)).isEmpty();
                joined.commit(ACME, Commit.of(put(KEY, 1, "second", taken)));
                host.commit();
            }
            assertThat(invoices()).isEqualTo(1);
            assertThat(storage.find(ACME, KEY).orElseThrow().version()).isEqualTo(2);
            assertThat(storage.find(ACME, new DocumentKey("thing", new UUID(1, 9))))
                    .isPresent();
            assertThat(storage.find(ACME, OTHER_KEY)).isEmpty();
        }
    }

    @Test
    void aScanWithinTheTransactionSeesWhatItWrote() throws SQLException {
        try (JdbcStorage storage = emptyStorage();
                Connection host = begin();
                Storage joined = storage.within(host)) {
            for (int i = 1; i <= 450; i++) {
                joined.commit(ACME, Commit.of(put(new DocumentKey("thing", new UUID(3, i)), 0, "n" + i)));
            }
            try (Stream<StoredDocument> all = joined.scan(ACME, "thing")) {
                assertThat(all.map(document -> document.body().utf8()))
                        .hasSize(450)
                        .contains("n1", "n450");
            }
            host.rollback();
        }
    }

    @Test
    void theConnectionStaysTheHosts() throws SQLException {
        try (JdbcStorage storage = emptyStorage();
                Connection host = begin()) {
            Storage joined = storage.within(host);
            joined.commit(ACME, Commit.of(put(KEY, 0, "a")));
            joined.close();
            joined.close();
            assertThatExceptionOfType(StorageException.class).isThrownBy(() -> joined.find(ACME, KEY));
            assertThat(host.isClosed()).isFalse();
            assertThat(host.getAutoCommit()).isFalse();
            host.commit();
            assertThat(storage.find(ACME, KEY)).isPresent();
        }
    }

    @Test
    void aConnectionWithoutATransactionIsRefused() throws SQLException {
        try (JdbcStorage storage = emptyStorage();
                Connection host = connect()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> storage.within(host))
                    .withMessageContaining("auto-commit");
        }
    }
}
