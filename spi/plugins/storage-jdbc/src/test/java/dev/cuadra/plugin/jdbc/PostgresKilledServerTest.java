package dev.cuadra.plugin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.StorageException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The server is killed while it commits, and started again over what is on its disk. */
class PostgresKilledServerTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final int ROUNDS = Integer.getInteger("cuadra.tck.kills", 2);

    private static Commit commit(long number) {
        DocumentKey one = new DocumentKey("thing", new UUID(number, 1));
        DocumentKey two = new DocumentKey("thing", new UUID(number, 2));
        Bytes text = Bytes.utf8("commit " + number);
        return Commit.of(
                        new DocumentWrite.Put(one, 0, text, Bytes.EMPTY, List.of()),
                        new DocumentWrite.Put(two, 0, text, Bytes.EMPTY, List.of()))
                .telling(List.of(new JournalEntry(one, 1, Instant.EPOCH, Bytes.EMPTY, text, text)));
    }

    @Test
    void everyAcknowledgedCommitIsWholeAfterTheServerIsKilled() throws IOException, InterruptedException {
        Path data = PostgresDatabases.folder();
        long next = 1;
        for (int round = 0; round < ROUNDS; round++) {
            long acknowledged = next - 1;
            try (EmbeddedPostgres server = PostgresDatabases.start("on", data);
                    HikariDataSource pool = PostgresDatabases.pool(server, 4);
                    JdbcStorage storage = JdbcStorage.open(pool, "cuadra")) {
                // Another thread kills while this one goes on: the blow falls into a commit, wherever that is then.
                CountDownLatch underWay = new CountDownLatch(50 + round * 37);
                Thread killer = new Thread(() -> kill(data, underWay));
                killer.start();
                try {
                    while (true) {
                        storage.commit(ACME, commit(next));
                        acknowledged = next++;
                        underWay.countDown();
                    }
                } catch (StorageException e) {
                    assertThat(e).hasMessageContaining("Committing failed");
                }
                killer.join();
            }
            assertThat(acknowledged).isPositive();
            next = assertWhole(data, acknowledged) + 1;
        }
    }

    /** The last commit that is there: the acknowledged one or the one that was under way. */
    private static long assertWhole(Path data, long acknowledged) throws IOException {
        try (EmbeddedPostgres server = PostgresDatabases.start("on", data);
                HikariDataSource pool = PostgresDatabases.pool(server, 4);
                JdbcStorage storage = JdbcStorage.open(pool, "cuadra")) {
            long last = acknowledged;
            boolean underWay = storage.find(ACME, new DocumentKey("thing", new UUID(acknowledged + 1, 1)))
                    .isPresent();
            last += underWay ? 1 : 0;
            try (var all = storage.scan(ACME, "thing")) {
                assertThat(all.count()).isEqualTo(2 * last);
            }
            long position = 0;
            long told = 0;
            for (var page = storage.journal(ACME, 0, 10_000);
                    !page.entries().isEmpty();
                    page = storage.journal(ACME, position, 10_000)) {
                told += page.entries().size();
                position = page.position();
            }
            assertThat(told).isEqualTo(last);
            return last;
        }
    }

    /** Kills the first process and, as the kernel would when the machine lost its power, every other one. */
    private static void kill(Path data, CountDownLatch underWay) {
        try {
            underWay.await();
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> all = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            postmaster.onExit().join();
            all.forEach(one -> one.onExit().join());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
