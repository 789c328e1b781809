package dev.cuadra.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.JournalSealer;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the journal costs: the same documents through the vault, one entry for each; through the vault, one entry for
 * each commit; and straight to the storage without any. Then sealing and verifying what the first one stored.
 */
public final class Journalling {
    private static final TenantId TENANT = TenantId.of("bench");
    private static final DocumentType<ObjectNode> RECEIPTS = DocumentType.of("receipt", 1, ObjectNode.class)
            .indexed((receipt, tokens) -> List.of(
                    IndexEntry.of("gross", IndexValue.of(receipt.path("gross").asLong()))));
    private static final int ROUNDS = 3;

    private final int count;
    private final Path folder;

    private Journalling(int count, Path folder) {
        this.count = count;
        this.folder = folder;
    }

    /** Takes how many documents, and a folder to put databases in. */
    public static void main(String... args) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(args[1])), "journalling");
        try {
            new Journalling(Integer.parseInt(args[0]), folder).run();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(Journalling::delete);
            }
        }
    }

    private void run() throws IOException {
        for (int size : new int[] {1_000, 1}) {
            int documents = size == 1 ? count / 10 : count;
            List<Long> chained = new ArrayList<>();
            List<Long> bulk = new ArrayList<>();
            List<Long> straight = new ArrayList<>();
            // In turn, so that whatever else the machine does meanwhile meets all of them.
            for (int round = 0; round < ROUNDS; round++) {
                String name = size + "-" + round;
                straight.add(straight(name, documents, size));
                chained.add(vault("chained-" + name, documents, size, false));
                bulk.add(size == 1 ? 0L : vault("bulk-" + name, documents, size, true));
            }
            print("%,d documents, %,d a commit, best of %d:", documents, size, ROUNDS);
            figure("straight to the storage, no journal", documents, straight, size, "straight");
            figure("through the vault, an entry each", documents, chained, size, "chained");
            if (size > 1) {
                figure("through the vault, an entry a commit", documents, bulk, size, "bulk");
            }
        }
        sealAndVerify("chained-1000-0");
        sealAndVerify("bulk-1000-0");
    }

    private void figure(String what, int documents, List<Long> nanos, int size, String prefix) throws IOException {
        long best = nanos.stream().mapToLong(Long::longValue).min().orElseThrow();
        long bytes = Files.size(folder.resolve(prefix + "-" + size + "-0.db"));
        print(
                "  %-38s %8.2f µs a document  (%d ms; %d bytes a document on disk)",
                what, best / 1e3 / documents, best / 1_000_000, bytes / documents);
    }

    private long straight(String name, int documents, int size) {
        TimeOrderedIds ids = TimeOrderedIds.system();
        try (JdbcStorage storage = JdbcStorage.open(folder.resolve("straight-" + name + ".db"))) {
            long start = System.nanoTime();
            for (int from = 0; from < documents; from += size) {
                List<DocumentWrite> writes = new ArrayList<>();
                for (int i = from; i < from + size; i++) {
                    DocumentKey key = RECEIPTS.key(ids.next());
                    // The bytes that the vault stores for the same value, without the work of making them.
                    Bytes body = Bytes.utf8("{\"data\":" + receipt(i) + ",\"schema\":1,\"subject\":\"" + key.id()
                            + "\",\"type\":\"receipt\"}");
                    writes.add(new DocumentWrite.Put(
                            key, 0, body, Bytes.EMPTY, List.of(IndexEntry.of("gross", IndexValue.of(i * 10L)))));
                }
                storage.commit(TENANT, Commit.of(writes.toArray(DocumentWrite[]::new)));
            }
            return System.nanoTime() - start;
        }
    }

    private long vault(String name, int documents, int size, boolean bulk) {
        try (JdbcStorage storage = JdbcStorage.open(folder.resolve(name + ".db"));
                FileKeyRing keys = FileKeyRing.open(folder.resolve(name + ".keys"))) {
            Vault vault = new Vault(storage, keys, Clock.systemUTC(), TimeOrderedIds.system());
            long start = System.nanoTime();
            for (int from = 0; from < documents; from += size) {
                Work work = vault.begin(TENANT, "bench");
                for (int i = from; i < from + size; i++) {
                    DocumentKey key = work.create(RECEIPTS, Vault.TENANT_SUBJECT, receipt(i));
                    if (bulk && i == from) {
                        work.bulkUnder(key);
                    }
                }
                work.commit();
            }
            return System.nanoTime() - start;
        }
    }

    private void sealAndVerify(String name) {
        try (JdbcStorage storage = JdbcStorage.open(folder.resolve(name + ".db"));
                FileKeyRing keys = FileKeyRing.open(folder.resolve(name + ".keys"))) {
            Vault vault = new Vault(storage, keys, Clock.systemUTC(), TimeOrderedIds.system());
            JournalSealer sealer = new JournalSealer(vault);
            JournalVerifier verifier = new JournalVerifier(storage, keys);
            print("%s, %,d documents:", name, count);
            time("verify without seals", () -> verifier.verify(TENANT).sound());
            time("first seal", () -> sealer.seal(TENANT).isPresent());
            time("seal again, nothing changed", () -> sealer.seal(TENANT).isPresent());
            Work work = vault.begin(TENANT, "bench");
            for (int i = 0; i < 1_000; i++) {
                work.create(RECEIPTS, Vault.TENANT_SUBJECT, receipt(i));
            }
            work.commit();
            time("seal after 1,000 more", () -> sealer.seal(TENANT).isPresent());
            time("verify with seals", () -> verifier.verify(TENANT).sound());
            time(
                    "verify with seals, 8 passes",
                    () -> verifier.passes(8).verify(TENANT).sound());
        }
    }

    private interface Step {
        boolean run();
    }

    private static void time(String what, Step step) {
        long start = System.nanoTime();
        boolean good = step.run();
        print("  %-38s %8d ms%s", what, (System.nanoTime() - start) / 1_000_000, good ? "" : "  NOT AS EXPECTED");
    }

    private static ObjectNode receipt(int number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("folio", number)
                .put("gross", number * 10L)
                .put("issued", "2026-09-11")
                .put("state", "VIGENTE")
                .put("text", "Servicios profesionales inventados ".repeat(4));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
