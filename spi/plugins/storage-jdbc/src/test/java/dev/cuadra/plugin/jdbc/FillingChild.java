package dev.cuadra.plugin.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.StorageException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Commits to a small disk until it is full, makes room, goes on, and says what it saw. */
final class FillingChild {
    private static final TenantId ACME = TenantId.of("acme");
    private static final int DOCUMENTS = 20;

    private FillingChild() {}

    /** Arguments: {@code sqlite} or {@code postgres}, and the folder that the small disk is mounted on. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path disk = Path.of(arguments[1]);
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[4 << 20]);
        if (arguments[0].equals("sqlite")) {
            try (JdbcStorage storage = JdbcStorage.open(disk.resolve("cuadra.db"))) {
                fill(storage, ballast);
            }
            return;
        }
        try (EmbeddedPostgres server = PostgresDatabases.start("on")) {
            Path space = Files.createDirectory(disk.resolve("space"));
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLESPACE small LOCATION '" + space + "'");
                statement.execute("ALTER DATABASE postgres SET default_tablespace = small");
            }
            try (HikariDataSource pool = PostgresDatabases.pool(server, 4);
                    JdbcStorage storage = JdbcStorage.open(pool, "cuadra")) {
                fill(storage, ballast);
            }
        }
    }

    private static void fill(JdbcStorage storage, Path ballast) throws IOException {
        long acknowledged = 0;
        String fault = "";
        while (fault.isEmpty()) {
            try {
                storage.commit(ACME, commit(acknowledged + 1));
                acknowledged++;
            } catch (StorageException e) {
                fault = String.valueOf(e.getMessage());
            }
        }
        System.out.println("fault: " + fault);
        System.out.println("whole: " + (count(storage) == acknowledged * DOCUMENTS && told(storage) == acknowledged));
        Files.delete(ballast);
        storage.commit(ACME, commit(acknowledged + 1));
        System.out.println("went on: " + (count(storage) == (acknowledged + 1) * DOCUMENTS));
    }

    private static long count(JdbcStorage storage) {
        try (Stream<?> all = storage.scan(ACME, "thing")) {
            return all.count();
        }
    }

    private static long told(JdbcStorage storage) {
        long count = 0;
        long position = 0;
        List<JournalEntry> page = storage.journal(ACME, 0, 1000).entries();
        while (!page.isEmpty()) {
            count += page.size();
            position = storage.journal(ACME, position, 1000).position();
            page = storage.journal(ACME, position, 1000).entries();
        }
        return count;
    }

    private static Commit commit(long number) {
        Random random = new Random(number);
        List<DocumentWrite> writes = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] body = new byte[1000];
            random.nextBytes(body);
            writes.add(new DocumentWrite.Put(
                    new DocumentKey("thing", new UUID(number, i)),
                    0,
                    Bytes.of(body),
                    Bytes.EMPTY,
                    List.of(IndexEntry.unique("n", IndexValue.of(number), IndexValue.of(i)))));
        }
        JournalEntry entry = new JournalEntry(
                new DocumentKey("batch", new UUID(number, 0)),
                1,
                Instant.EPOCH,
                Bytes.EMPTY,
                Bytes.utf8("b"),
                Bytes.utf8("h"));
        return Commit.of(writes.toArray(DocumentWrite[]::new)).telling(List.of(entry));
    }
}
