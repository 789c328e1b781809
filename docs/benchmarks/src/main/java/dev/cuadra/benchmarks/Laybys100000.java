package dev.cuadra.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.LaybyView;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.money.MoneyModule;
import dev.cuadra.layby.report.OutstandingReport;
import dev.cuadra.layby.service.Caller;
import dev.cuadra.layby.service.Consumer;
import dev.cuadra.layby.service.DailyCounts;
import dev.cuadra.layby.service.DailyJob;
import dev.cuadra.layby.service.DailyListener;
import dev.cuadra.layby.service.IntegrityListener;
import dev.cuadra.layby.service.LaybyBooks;
import dev.cuadra.layby.service.LaybyIntegrity;
import dev.cuadra.layby.service.LaybyPermissions;
import dev.cuadra.layby.service.Laybys;
import dev.cuadra.layby.stock.StockLevel;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Json;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.runtime.Workers;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The day's work, the aging report and the full integrity check over many lay-bys in a database. The lay-bys are stored
 * as the service stores them, five hundred to a commit; what is measured then goes through the service alone. Ends with 1
 * when a step takes longer than {@code CUADRA_LAYBY_LIMIT_MILLIS}, or anything is lost or does not add up.
 *
 * <p>Arguments: {@code sqlite} or {@code postgresql}, how many lay-bys, a seed, and a folder that it may fill.
 */
public final class Laybys100000 {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Caller NIGHT = new Caller(ACME, "night");
    private static final int CHUNK = 500;
    private static final int LAYBYS_OF_A_CONSUMER = 10;
    private static final LocalDate TODAY = ManyLaybys.TODAY;

    /** What is stored of a lay-by; the shape, members and indexes of the books of layby-core. */
    public record Stored(
            long number,
            String business,
            String store,
            ZoneId zone,
            UUID consumer,
            LocalDate agreedOn,
            Optional<String> origin,
            Optional<LocalDate> attention,
            LaybyView view,
            List<Recorded> log) {}

    /** What is stored of goods. */
    public record Stock(String business, String store, StockLevel level) {}

    /** What a load tells of itself. */
    public record Load(int chunk) {}

    private static final DocumentType<Load> LOADS = DocumentType.of("bench.load", 1, Load.class);

    private static final DocumentType<Stored> LAYBYS = DocumentType.of("layby.agreement", 1, Stored.class)
            .indexed((it, tokens) -> {
                List<IndexEntry> entries = new ArrayList<>(List.of(
                        IndexEntry.unique("number", IndexValue.of(it.number())),
                        IndexEntry.of(
                                "shop",
                                IndexValue.of(it.business()),
                                IndexValue.of(it.store()),
                                IndexValue.of(it.view().state().name()),
                                IndexValue.of(it.number())),
                        IndexEntry.of(
                                "consumer", IndexValue.of(it.consumer().toString()), IndexValue.of(it.number()))));
                it.attention().ifPresent(day -> entries.add(IndexEntry.of("attention", IndexValue.of(day))));
                return entries;
            });

    private static final DocumentType<Consumer> CONSUMERS = DocumentType.of("layby.consumer", 1, Consumer.class)
            .personal("name", "mail", "phone", "language")
            .indexed((it, tokens) -> it.mail()
                    .map(mail -> List.of(IndexEntry.of("mail", tokens.of("mail", mail))))
                    .orElse(List.of()));

    private static final DocumentType<Stock> STOCK = DocumentType.of("layby.stock", 1, Stock.class)
            .indexed((it, tokens) -> List.of(IndexEntry.unique(
                    "goods",
                    IndexValue.of(it.business()),
                    IndexValue.of(it.store()),
                    IndexValue.of(it.level().sku()))));

    private final LaybyEngine engine = LaybyRules.standard();
    private final Vault vault;
    private final KeyRing keys;
    private final LaybyBooks books;
    private final int count;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final Workers workers = Workers.of(threads, Runtime.getRuntime().availableProcessors());
    private boolean sound = true;

    private Laybys100000(JdbcStorage storage, Path folder, int count) {
        this.keys = FileKeyRing.open(folder.resolve("keys"));
        Clock noon = Clock.fixed(TODAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        Json json = Json.standard().with(new MoneyModule());
        this.vault = new Vault(storage, keys, noon, TimeOrderedIds.system(), json);
        this.books = new Laybys(vault, engine, LaybyPermissions.EVERYTHING).books();
        this.count = count;
    }

    /** Runs it, prints a line for each step, and ends with 1 when one was too slow or not sound. */
    public static void main(String... arguments) throws IOException {
        int count = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[3])), "laybys");
        boolean sound;
        if (arguments[0].equals("sqlite")) {
            try (JdbcStorage storage = JdbcStorage.open(folder.resolve("cuadra.db"))) {
                sound = new Laybys100000(storage, folder, count).run(seed);
            }
        } else {
            try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                            .setDataDirectory(folder.resolve("data"))
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_wal_size", "4GB")
                            .setServerConfig("shared_buffers", "256MB")
                            .start();
                    HikariDataSource pool = pool(server);
                    JdbcStorage storage = JdbcStorage.open(pool, "cuadra")) {
                sound = new Laybys100000(storage, folder, count).run(seed);
            }
        }
        System.exit(sound ? 0 : 1);
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private boolean run(long seed) {
        long start = System.nanoTime();
        long worked = processor();
        load(new ManyLaybys(engine, seed));
        System.out.printf(
                Locale.ROOT,
                "%,d lay-bys stored in %,d ms, of which %,d ms on the processor%n",
                count,
                millis(start),
                processor() - worked);
        DailyJob job = new DailyJob(vault.with(workers), engine, LaybyPermissions.EVERYTHING, workers);
        DailyCounts daily = timed(
                "the work of a day before which nobody looked", () -> job.run(NIGHT, TODAY, DailyListener.SILENT));
        System.out.println("  " + daily);
        check("none fails", daily.failed() == 0 && daily.looked() > 0);
        DailyCounts again = timed("the same again", () -> job.run(NIGHT, TODAY, DailyListener.SILENT));
        check("nothing is done twice", again.changed() == 0);
        LocalDate tomorrow = TODAY.plusDays(1);
        DailyCounts usual = timed("a usual day's work", () -> job.run(NIGHT, tomorrow, DailyListener.SILENT));
        System.out.println("  " + usual);
        check("a usual day brings something", usual.failed() == 0 && usual.changed() > 0);
        aging();
        integrity();
        return sound;
    }

    private void aging() {
        OutstandingReport report = new OutstandingReport(engine, TODAY.plusDays(1));
        long rows = timed("the aging report", () -> {
            try (Stream<Layby> all = books.laybys(ACME, workers)) {
                all.forEach(report::add);
            }
            return (long) report.report().rows().size();
        });
        System.out.printf(Locale.ROOT, "  %,d rows%n", rows);
        check("the report has rows", rows > 0);
    }

    private void integrity() {
        List<String> findings = new ArrayList<>();
        LaybyIntegrity integrity = new LaybyIntegrity(vault, engine, LaybyPermissions.EVERYTHING, workers);
        long checked = timed(
                "the full integrity check",
                () -> integrity
                        .check(NIGHT, new IntegrityListener() {
                            @Override
                            public void found(IntegrityFinding finding) {
                                findings.add(finding.toString());
                            }
                        })
                        .agreements());
        findings.stream().limit(5).forEach(System.out::println);
        check("all are checked", checked == count);
        check("nothing is found", findings.isEmpty());
    }

    private void load(ManyLaybys laybys) {
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < Math.max(1, count / LAYBYS_OF_A_CONSUMER); i++) {
            people.add(vault.newId());
        }
        keys.ensure(ACME, people);
        bulk(people.size(), (work, i) -> {
            Consumer consumer = new Consumer(
                    "Person " + i, Optional.of("p" + i + "@example.org"), Optional.empty(), Consumer.Language.EN);
            work.create(CONSUMERS, people.get(i), people.get(i), consumer);
        });
        Map<String, Integer> held = new TreeMap<>();
        bulk(count, (work, i) -> {
            UUID id = vault.newId();
            Layby layby = laybys.layby(id, i);
            layby.held()
                    .forEach((sku, quantity) -> held.merge(ManyLaybys.store(i) + "/" + sku, quantity, Integer::sum));
            work.create(
                    LAYBYS,
                    id,
                    Vault.TENANT_SUBJECT,
                    stored(i, people.get(i / LAYBYS_OF_A_CONSUMER % people.size()), layby));
        });
        List<Map.Entry<String, Integer>> goods = List.copyOf(held.entrySet());
        bulk(goods.size(), (work, i) -> {
            String shelf = goods.get(i).getKey();
            int stroke = shelf.indexOf('/');
            int quantity = goods.get(i).getValue();
            StockLevel level = new StockLevel(shelf.substring(stroke + 1), quantity + 10, quantity);
            work.create(STOCK, Vault.TENANT_SUBJECT, new Stock("ACME", shelf.substring(0, stroke), level));
        });
    }

    /** As if nobody had looked at it since yesterday: the day's work has to find out that most need nothing. */
    private Stored stored(int i, UUID consumer, Layby layby) {
        boolean over = layby.state() == LaybyState.COMPLETED;
        return new Stored(
                i + 1L,
                layby.terms().business(),
                layby.terms().store(),
                layby.terms().zone(),
                consumer,
                layby.terms().agreedOn(),
                Optional.empty(),
                over ? Optional.empty() : Optional.of(TODAY),
                LaybyView.of(layby, engine.instalments(layby)),
                layby.log());
    }

    /** Puts one of many into a unit of work. */
    private interface Put {
        void into(Work work, int i);
    }

    private void bulk(int many, Put put) {
        for (int from = 0; from < many; from += CHUNK) {
            Work work = vault.begin(ACME, "bench-load");
            DocumentKey anchor = work.create(LOADS, vault.newId(), Vault.TENANT_SUBJECT, new Load(from / CHUNK));
            for (int i = from; i < Math.min(many, from + CHUNK); i++) {
                put.into(work, i);
            }
            work.bulkUnder(anchor);
            work.commit();
        }
    }

    private <T> T timed(String what, Supplier<T> step) {
        long start = System.nanoTime();
        long worked = processor();
        T result = step.get();
        long millis = millis(start);
        System.out.printf(
                Locale.ROOT, "%s: %,d ms, of which %,d ms on the processor%n", what, millis, processor() - worked);
        String limit =
                Optional.ofNullable(System.getenv("CUADRA_LAYBY_LIMIT_MILLIS")).orElse("60000");
        check("within " + limit + " ms", millis <= Long.parseLong(limit));
        return result;
    }

    /** What this thread computed; on a busy machine it says more than the clock. */
    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    private void check(String what, boolean holds) {
        if (!holds) {
            System.out.println("  NOT SO: " + what);
            sound = false;
        }
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
