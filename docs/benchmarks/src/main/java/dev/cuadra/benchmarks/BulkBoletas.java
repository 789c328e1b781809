package dev.cuadra.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/**
 * Stores boletas through the vault, a thousand to a commit, and then fills the same tables and indexes with rows of the
 * same sizes by plain JDBC batches, without codec, tokens, sealing or journal hashes; and one bare table beside it.
 *
 * <p>Arguments: {@code sqlite} or {@code postgresql}, how many boletas, and a folder that it may fill.
 */
public final class BulkBoletas {
    private static final TenantId ACME = TenantId.of("acme");
    private static final int CHUNK = 1_000;
    private static final int PEOPLE = 10_000;
    private static final UUID PAYER = new UUID(7L << 12, 1);

    /** What is stored of a boleta; the shape, members and indexes of the books of boleta-core. */
    public record Boleta(
            UUID payer,
            String issuer,
            String payee,
            String name,
            long folio,
            LocalDate date,
            LocalDate paidOn,
            long gross,
            long retained,
            long loan,
            String concept,
            String state) {}

    private static final DocumentType<Boleta> BOLETAS = DocumentType.of("boleta.boleta", 1, Boleta.class)
            .personal("issuer", "payee", "name")
            .indexed((one, tokens) -> List.of(
                    IndexEntry.unique(
                            "id",
                            IndexValue.of(one.payer().toString()),
                            tokens.of("boleta", one.issuer() + "/" + one.folio())),
                    IndexEntry.of("payee", tokens.of("rut", one.payee()), IndexValue.of(one.date())),
                    IndexEntry.of("date", IndexValue.of(one.payer().toString()), IndexValue.of(one.date())),
                    IndexEntry.of("paid", IndexValue.of(one.payer().toString()), IndexValue.of(one.paidOn()))))
            .remembered();

    /** What an import tells of itself. */
    public record Import(int chunk) {}

    private static final DocumentType<Import> IMPORTS = DocumentType.of("boleta.import", 1, Import.class);

    private BulkBoletas() {}

    /** Runs it and prints four lines. */
    public static void main(String... arguments) throws IOException, SQLException {
        int count = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[2])), "bulk");
        if (arguments[0].equals("sqlite")) {
            Path file = folder.resolve("cuadra.db");
            double ours;
            try (JdbcStorage storage = JdbcStorage.open(file)) {
                ours = throughTheVault(storage, folder, count);
            }
            int body = bodyBytes(DriverManager.getConnection("jdbc:sqlite:" + file), "document");
            DataSourceOfFile plain = new DataSourceOfFile(folder.resolve("plain.db"));
            try (Connection connection = plain.open()) {
                report(ours, filled(connection, "sqlite", "", count, body), bare(connection, count, body));
            }
            return;
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("data"))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_wal_size", "4GB")
                        .setServerConfig("shared_buffers", "256MB")
                        .start();
                HikariDataSource pool = pool(server)) {
            double ours;
            try (JdbcStorage storage = JdbcStorage.open(pool, "cuadra")) {
                ours = throughTheVault(storage, folder, count);
            }
            int body = bodyBytes(pool.getConnection(), "cuadra.document");
            try (Connection connection = batched(server)) {
                report(ours, filled(connection, "postgresql", "plain.", count, body), bare(connection, count, body));
            }
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    /** The driver's fastest way with batches. */
    private static Connection batched(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
    }

    private static void report(double ours, double filled, double bare) {
        System.out.printf(Locale.ROOT, "through the vault: %,.0f boletas a second%n", ours);
        System.out.printf(Locale.ROOT, "plain JDBC batches, same tables and indexes: %,.0f a second%n", filled);
        System.out.printf(Locale.ROOT, "plain JDBC batches, one bare table: %,.0f a second%n", bare);
        System.out.printf(Locale.ROOT, "ratio to the same tables: %.2f%n", ours / filled);
    }

    private static double throughTheVault(JdbcStorage storage, Path folder, int count) {
        KeyRing keys = FileKeyRing.open(folder.resolve("keys"));
        TimeOrderedIds ids = TimeOrderedIds.system();
        Vault vault = new Vault(storage, keys, Clock.systemUTC(), ids);
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(ids.next());
        }
        keys.ensure(ACME, people);
        long start = System.nanoTime();
        for (int from = 0; from < count; from += CHUNK) {
            Work work = vault.begin(ACME, "import-boletas");
            DocumentKey anchor = work.create(IMPORTS, vault.newId(), Vault.TENANT_SUBJECT, new Import(from / CHUNK));
            for (int i = from; i < Math.min(count, from + CHUNK); i++) {
                work.create(BOLETAS, people.get(i % PEOPLE), boleta(i));
            }
            work.bulkUnder(anchor);
            work.commit();
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private static Boleta boleta(int i) {
        int person = i % PEOPLE;
        String rut = (5_000_000 + person * 40) + "-K";
        LocalDate date = LocalDate.of(2025, 1, 1).plusDays(i % 365);
        return new Boleta(
                PAYER,
                rut,
                rut,
                "Persona Inventada " + person,
                i / PEOPLE + 1,
                date,
                date.plusDays(10),
                500_000 + i % 1000,
                72_500,
                0,
                "HONORARIOS",
                "VIGENTE");
    }

    private static int bodyBytes(Connection connection, String table) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet average = statement.executeQuery("SELECT avg(length(body)) FROM " + table)) {
            average.next();
            return (int) average.getDouble(1);
        }
    }

    private static double filled(Connection connection, String database, String schema, int count, int bodyBytes)
            throws SQLException, IOException {
        if (!schema.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA plain");
            }
        }
        try (Statement statement = connection.createStatement();
                InputStream script =
                        Objects.requireNonNull(JdbcStorage.class.getResourceAsStream(database + "-001.sql"))) {
            for (String sql : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";\n")) {
                if (!sql.isBlank()) {
                    statement.execute(sql.replace("@", schema));
                }
            }
        }
        Random random = new Random(1);
        connection.setAutoCommit(false);
        long start = System.nanoTime();
        try (PreparedStatement documents = connection.prepareStatement("INSERT INTO " + schema
                        + "document (tenant, collection, id, version, deleted, head, body, places)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement entries = connection.prepareStatement("INSERT INTO " + schema
                        + "index_entry (tenant, collection, index_name, ordered, tie, id) VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement journal = connection.prepareStatement("INSERT INTO " + schema
                        + "journal (tenant, position, collection, id, number, at_second, at_nano, previous, hash, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            TimeOrderedIds ids = TimeOrderedIds.system();
            for (int i = 0; i < count; i++) {
                byte[] id = bytes(ids.next());
                documents.setString(1, "acme");
                documents.setString(2, "boleta.boleta");
                documents.setBytes(3, id);
                documents.setInt(4, 1);
                documents.setInt(5, 0);
                documents.setBytes(6, random(random, 32));
                documents.setBytes(7, random(random, bodyBytes));
                documents.setBytes(8, random(random, 4 * 7 + 85 + 55 + 48 + 48));
                documents.addBatch();
                entry(entries, "id", random(random, 85), new byte[0], id);
                entry(entries, "payee", random(random, 55), id, id);
                // The payer is the same, the date one of a year.
                entry(entries, "date", dated(i), id, id);
                entry(entries, "paid", dated(i + 10), id, id);
                if (i % CHUNK == CHUNK - 1 || i == count - 1) {
                    journal.setString(1, "acme");
                    journal.setLong(2, i + 1L);
                    journal.setString(3, "boleta.import");
                    journal.setBytes(4, id);
                    journal.setInt(5, 1);
                    journal.setLong(6, 0);
                    journal.setInt(7, 0);
                    journal.setBytes(8, new byte[0]);
                    journal.setBytes(9, random(random, 32));
                    journal.setBytes(10, random(random, 180 * CHUNK));
                    journal.addBatch();
                    documents.executeBatch();
                    entries.executeBatch();
                    journal.executeBatch();
                    connection.commit();
                }
            }
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private static byte[] dated(int day) {
        byte[] ordered = new byte[48];
        ordered[46] = (byte) (day % 365 >> 8);
        ordered[47] = (byte) (day % 365);
        return ordered;
    }

    private static void entry(PreparedStatement entries, String index, byte[] ordered, byte[] tie, byte[] id)
            throws SQLException {
        entries.setString(1, "acme");
        entries.setString(2, "boleta.boleta");
        entries.setString(3, index);
        entries.setBytes(4, ordered);
        entries.setBytes(5, tie);
        entries.setBytes(6, id);
        entries.addBatch();
    }

    private static double bare(Connection connection, int count, int bodyBytes) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare (folio INTEGER NOT NULL, body TEXT NOT NULL)");
        }
        String body = "x".repeat(bodyBytes);
        long start = System.nanoTime();
        try (PreparedStatement rows = connection.prepareStatement("INSERT INTO bare (folio, body) VALUES (?, ?)")) {
            for (int i = 0; i < count; i++) {
                rows.setInt(1, i);
                rows.setString(2, body);
                rows.addBatch();
                if (i % CHUNK == CHUNK - 1 || i == count - 1) {
                    rows.executeBatch();
                    connection.commit();
                }
            }
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private static byte[] random(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** A file with the settings that durability rests on, as the storage has them. */
    private record DataSourceOfFile(Path file) {
        private Connection open() throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + file
                    + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&cache_size=-65536"
                    + "&foreign_keys=on");
        }
    }
}
