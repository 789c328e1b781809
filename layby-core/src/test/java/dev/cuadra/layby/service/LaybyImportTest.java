package dev.cuadra.layby.service;

import static dev.cuadra.layby.service.Host.ACME;
import static dev.cuadra.layby.service.Host.CLERK;
import static dev.cuadra.layby.service.Host.SYDNEY;
import static dev.cuadra.layby.service.Host.aud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Receipt;
import dev.cuadra.layby.integrity.AllBooks;
import dev.cuadra.layby.integrity.Books;
import dev.cuadra.layby.integrity.IntegrityChecker;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.integrity.StockHold;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.report.FundsReport;
import dev.cuadra.layby.service.ImportOrder.Goods;
import dev.cuadra.layby.stock.StockLevel;
import dev.cuadra.layby.termination.TaxBasis;
import dev.cuadra.layby.transfer.ControlTotal;
import dev.cuadra.layby.transfer.ImportSettings;
import dev.cuadra.layby.transfer.LaybyList;
import dev.cuadra.layby.transfer.ListedLayby;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On Monday, 2 March 2026, a shop in Sydney brings in what it kept in a spreadsheet. */
class LaybyImportTest {
    private static final String HEADER = String.join(",", LaybyList.TITLES) + "\n";
    private static final Shop PERTH = new Shop("ACME", "PER");
    private static final int CHUNK = 4;

    private final Host host = new Host();
    private final LaybyImport imports = importer(host);

    private static LaybyImport importer(Host host) {
        return new LaybyImport(host.vault, host.engine, host.permissions, TableLimits.DEFAULT, CHUNK);
    }

    private static ImportOrder order(Caller caller, Goods goods, long count, String paid) {
        ImportSettings settings = new ImportSettings(
                "ACME",
                Host.ZONE,
                true,
                false,
                TaxBasis.ACCRUAL,
                LaybyPolicy.USUAL,
                "v1",
                EnumSet.allOf(Disclosure.class));
        return new ImportOrder(caller, settings, new ControlTotal(count, List.of(aud(paid))), goods);
    }

    private static ImportOrder order(long count, String paid) {
        return order(CLERK, Goods.ON_HAND, count, paid);
    }

    /** One vase of 100.00, of which 10.00 was the deposit and 40.00 is paid; 60.00 is due in three weeks. */
    private static String line(String number, String store, String person) {
        return number + "," + store + "," + person
                + ",AU,2026-02-02,AUD,VASE,Vase,1,100.00,,,10.00,40.00,2026-02-16,CASH,WEEKLY,3,2026-03-09,\n";
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(at -> line("A-" + at, "SYD", "Person " + at + ",p" + at + "@example.org,en"))
                .collect(Collectors.joining());
    }

    private static TableSource list(String lines) {
        return TableSource.ofText("list.csv", HEADER + lines);
    }

    /** Somebody else imports the first lay-bys of nine, and then stops. */
    private void oneChunk(TableSource source) {
        assertThatThrownBy(() -> imports.run(order(9, "360.00"), source, true, new ImportListener() {
                    @Override
                    public void progressed(long imported, long all) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
    }

    private static long imported(ImportOutcome outcome) {
        return outcome.fold(
                refused -> {
                    throw new AssertionError(refused.check().problems());
                },
                ImportOutcome.Imported::laybys);
    }

    private static ImportCheck refused(ImportOutcome outcome) {
        return outcome.fold(ImportOutcome.Refused::check, done -> {
            throw new AssertionError(done);
        });
    }

    private static void refused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static List<String> codes(ImportCheck check) {
        return check.problems().stream().map(Problem::code).toList();
    }

    private List<LaybyRecord> records() {
        try (Stream<LaybyRecord> all = host.books.records(ACME)) {
            return all.toList();
        }
    }

    private List<Layby> laybys() {
        return records().stream()
                .map(kept -> host.books.find(CLERK, kept.summary().id()))
                .toList();
    }

    private Set<String> origins(Shop shop, int most) {
        Set<String> found = new TreeSet<>();
        for (int at = 1; at <= most; at++) {
            String number = "A-" + at;
            host.books.byOrigin(CLERK, shop, number).ifPresent(layby -> found.add(number));
        }
        return found;
    }

    private List<IntegrityFinding> findings() {
        List<IntegrityFinding> found = new ArrayList<>();
        AllBooks all = new AllBooks(new IntegrityChecker(host.engine), found::add);
        List<Layby> laybys = laybys();
        all.books(laybys.stream().map(layby -> Books.of(host.engine, layby)));
        all.holds(laybys.stream()
                .flatMap(layby -> layby.held().entrySet().stream()
                        .map(goods ->
                                new StockHold(layby.id(), layby.terms().store(), goods.getKey(), goods.getValue()))));
        try (Stream<Map.Entry<Shop, StockLevel>> levels = host.warehouse.all(ACME)) {
            all.levels(levels.map(level -> new dev.cuadra.layby.integrity.OnHand(
                    level.getKey().store(),
                    level.getValue().sku(),
                    level.getValue().onHand())));
        }
        return found;
    }

    /** Every lay-by is there once, numbered without a gap, with its money and its goods. */
    private void complete(int count) {
        assertThat(records())
                .extracting(kept -> kept.summary().number())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, count)
                        .mapToObj(at -> (long) at)
                        .toList());
        assertThat(origins(SYDNEY, count)).hasSize(count);
        assertThat(records().stream()
                        .flatMap(kept ->
                                host.books.receipts(CLERK, kept.summary().id()).stream())
                        .map(Receipt::number)
                        .sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 2 * count)
                        .mapToObj(at -> String.format(java.util.Locale.ROOT, "SYD-%06d", at))
                        .toList());
        assertThat(host.warehouse.level(CLERK, SYDNEY, "VASE").held()).isEqualTo(count);
        assertThat(findings()).isEmpty();
    }

    @Test
    @Tag("LED-I4")
    void aProvenListComesInWholeAndHoldsExactlyTheControlTotal() {
        host.stock("VASE", 12);

        ImportOutcome outcome = imports.run(order(11, "440.00"), list(lines(11)), false, ImportListener.SILENT);

        assertThat(imported(outcome)).isEqualTo(11);
        complete(11);
        FundsReport funds = new FundsReport(Host.MONDAY);
        laybys().forEach(funds::add);
        assertThat(funds.report(List.of(aud("440.00"))).sound()).isTrue();
        Layby third = host.books.find(
                CLERK, host.books.byOrigin(CLERK, SYDNEY, "A-3").orElseThrow().id());
        assertThat(third.state()).isEqualTo(LaybyState.ACTIVE);
        assertThat(third.netPaid()).isEqualTo(aud("40.00"));
        assertThat(third.outstanding()).isEqualTo(aud("60.00"));
        assertThat(host.warehouse.level(CLERK, SYDNEY, "VASE")).isEqualTo(new StockLevel("VASE", 12, 11));
    }

    @Test
    void consumersComeInSealedAndOnePersonIsOneConsumer() {
        host.stock("VASE", 9);
        String lines = line("A-1", "SYD", "Ana Soto,Ana@example.org,es")
                + lines(6).substring(lines(1).length())
                + line("A-7", "SYD", "Ana Soto,ana@example.org,es")
                + line("A-8", "SYD", "Ana Soto,,es")
                + line("A-9", "SYD", "Ana Soto,other@example.org,es");
        imports.run(order(9, "360.00"), list(lines), false, ImportListener.SILENT);

        Map<String, UUID> whose = records().stream()
                .collect(Collectors.toMap(
                        kept -> "A-" + kept.summary().number(),
                        kept -> kept.summary().consumer()));
        assertThat(whose.get("A-7")).isEqualTo(whose.get("A-1"));
        assertThat(new TreeSet<>(whose.values())).hasSize(8);
        UUID seventh = Objects.requireNonNull(whose.get("A-7"));
        Consumer ana = host.consumers.find(CLERK, SYDNEY, seventh).orElseThrow();
        assertThat(ana)
                .isEqualTo(new Consumer(
                        "Ana Soto", Optional.of("Ana@example.org"), Optional.empty(), Consumer.Language.ES));
        assertThat(host.consumers.byMail(CLERK, SYDNEY, "ana@example.org")).containsExactly(whose.get("A-1"));
        assertThat(new String(host.storage.everything(ACME).toArray(), StandardCharsets.UTF_8))
                .contains("A-7")
                .doesNotContain("Soto", "example.org");
    }

    @Test
    void theDaysWorkGoesOnWithThem() {
        host.stock("VASE", 6);
        imports.run(order(6, "240.00"), list(lines(6)), false, ImportListener.SILENT);
        assertThat(host.waiting()).as("coming in is no news to anybody").isZero();

        // 60.00 in three weeks: 20.00 on 9, 16 and 23 March, and a reminder three days before each.
        host.on(LocalDate.parse("2026-03-06"));
        DailyCounts reminded = host.daily.run(CLERK, DailyListener.SILENT);
        assertThat(reminded.notices()).isEqualTo(6);
        assertThat(host.waiting()).isEqualTo(6);

        UUID first = host.books.byOrigin(CLERK, SYDNEY, "A-1").orElseThrow().id();
        Booked paid = host.pay(host.fresh(), first, "60.00");
        assertThat(paid.state()).isEqualTo(LaybyState.FULLY_PAID);
        assertThat(paid.receipt().orElseThrow().number()).isEqualTo("SYD-000013");
        assertThat(host.books.byOrigin(CLERK, SYDNEY, "A-1"))
                .as("it is found also after it has changed")
                .isPresent();
    }

    @Test
    void aListInLatin1WithSemicolonsOrAByteOrderMarkComesInAlike() {
        host.stock("VASE", 2);
        String spanish = String.join(";", LaybyList.TITLES_ES) + "\n"
                + line("Ñ-1", "SYD", "María Núñez,,es").replace(',', ';').replace("40.00", "40,00");
        String marked = "\uFEFF" + HEADER + line("A-1", "SYD", "Bo Li,,");

        imports.run(
                order(1, "40.00"),
                TableSource.ofBytes("lista.csv", spanish.getBytes(StandardCharsets.ISO_8859_1)),
                false,
                ImportListener.SILENT);
        imports.run(order(1, "40.00"), TableSource.ofText("list.csv", marked), false, ImportListener.SILENT);

        UUID maria = host.books.byOrigin(CLERK, SYDNEY, "Ñ-1").orElseThrow().consumer();
        assertThat(host.consumers.find(CLERK, SYDNEY, maria).orElseThrow().name())
                .isEqualTo("María Núñez");
        assertThat(host.books.byOrigin(CLERK, SYDNEY, "A-1")).isPresent();
    }

    @Test
    void aListThatIsNotProvenWritesNothing() {
        host.stock("VASE", 20);
        int before = host.storage.commits.get();
        String lines = lines(6) + line("A-7", "SYD", ",,en");

        ImportCheck check = refused(imports.run(order(7, "280.00"), list(lines), false, ImportListener.SILENT));

        assertThat(codes(check)).containsExactly("LAYBY_LIST_EMPTY", "LAYBY_OPENING_COUNT", "LAYBY_OPENING_SUM");
        assertThat(check.proof().agreements()).isEqualTo(6);
        assertThat(check.proof().paid()).containsExactly(aud("240.00"));
        assertThat(host.storage.commits).hasValue(before);
        assertThat(records()).isEmpty();
    }

    @Test
    void aCheckSaysTheSameAndWritesNothing() {
        host.stock("VASE", 5);
        int before = host.storage.commits.get();

        ImportCheck check = imports.check(order(6, "240.00"), list(lines(6)), ImportListener.SILENT);

        assertThat(codes(check)).containsExactly("LAYBY_IMPORT_NO_GOODS", "LAYBY_OPENING_COUNT", "LAYBY_OPENING_SUM");
        assertThat(check.rejected().get(0).problems().get(0).where().toString()).isEqualTo("list.csv:7");
        assertThat(imports.check(order(5, "200.00"), list(lines(5)), ImportListener.SILENT)
                        .proof()
                        .proven())
                .isTrue();
        assertThat(host.storage.commits).hasValue(before);
    }

    @Test
    void whatTheRulesRefuseIsRejectedBeforeAnythingIsWritten() {
        host.stock("VASE", 20);
        String good = line("A-1", "SYD", "Bo Li,,");
        String bad = line("A-2", "SYD", "Bo Li,,").replace("WEEKLY,3", "MONTHLY,40")
                + line("A-3", "SYD", "Bo Li,,").replace("WEEKLY,3", "WEEKLY,1001")
                + line("A-4", "SYD", "Bo Li,,").replace("2026-02-16", "2026-03-03")
                + line("A-5", "SYD", "Bo Li,,").replace("WEEKLY,3", "WEEKLY,3000000");

        ImportCheck check = imports.check(order(1, "40.00"), list(good + bad), ImportListener.SILENT);

        assertThat(check.proof().proven()).isTrue();
        assertThat(check.rejected())
                .extracting(listed -> listed.problems().get(0).code())
                .containsExactly("AGREEMENT_TOO_LONG", "SCHEDULE_COUNT", "LAYBY_IMPORT_FUTURE", "LAYBY_LIST_COUNT");
    }

    @Test
    void theRejectedLinesAreAListThatComesInOnceItIsMended() {
        host.stock("VASE", 3);
        String two = line("A-2", "SYD", "Ann; Bee,,")
                + "A-2,,,,,,,,TRAY,,2,x,,,,,,,,,,\n"
                + line("A-3", "SYD", "=Cy Dee,,").replace("CASH", "SHELLS");
        ImportOutcome outcome = imports.run(order(1, "40.00"), list(lines(1) + two), false, ImportListener.SILENT);
        assertThat(imported(outcome)).isEqualTo(1);
        assertThat(outcome.check().rejected()).extracting(ListedLayby::number).containsExactly("A-2", "A-3");

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = Tables.csv(out, CsvStyle.RFC_4180)) {
            writer.row(outcome.check().titles());
            outcome.check().rejectedLines().forEach(writer::row);
        }
        String mended = out.toString(StandardCharsets.UTF_8)
                .replace("TRAY,,2,x", "TRAY,,2,0.50")
                .replace("SHELLS", "CASH");
        host.stock("TRAY", 2);

        assertThat(imported(imports.run(
                        order(2, "80.00"), TableSource.ofText("mended.csv", mended), false, ImportListener.SILENT)))
                .isEqualTo(2);
        assertThat(origins(SYDNEY, 3)).hasSize(3);
        assertThat(findings()).isEmpty();
    }

    @Test
    void killedBetweenChunksAndResumedEveryLaybyIsThereOnce() {
        host.stock("VASE", 19);
        TableSource source = list(lines(19));
        int stops = 0;
        Optional<ImportOutcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            int[] chunks = {0};
            try {
                outcome = Optional.of(imports.run(order(19, "760.00"), source, true, new ImportListener() {
                    @Override
                    public void progressed(long imported, long all) {
                        if (imported < all && ++chunks[0] == 1) {
                            throw new IllegalStateException("stopped");
                        }
                    }
                }));
            } catch (IllegalStateException stopped) {
                stops++;
            }
        }
        // 19 in chunks of 4: stopped after 4, 8, 12 and 16.
        assertThat(stops).isEqualTo(4);
        assertThat(imported(outcome.get())).isEqualTo(19);
        complete(19);
        assertThat(imported(imports.run(order(19, "760.00"), source, true, ImportListener.SILENT)))
                .as("a finished import says what it came to")
                .isEqualTo(19);
        complete(19);
    }

    @Test
    void aLineThatBreaksBeforeOrAfterACommitLosesAndDoublesNothing() {
        host.stock("VASE", 14);
        TableSource source = list(lines(14));
        for (int broken = 0; broken < 4; broken++) {
            boolean before = broken % 2 == 0;
            ImportListener breaking = new ImportListener() {
                @Override
                public void checked(ImportCheck check) {
                    // With the beginning of the import stored already, the next commit is a chunk.
                    if (before) {
                        host.storage.breakBeforeCommit();
                    } else {
                        host.storage.breakAfterCommit();
                    }
                }
            };
            assertThatThrownBy(() -> imports.run(order(14, "560.00"), source, true, breaking))
                    .isInstanceOf(StorageException.class);
            host.storage.repair();
        }

        assertThat(imported(imports.run(order(14, "560.00"), source, true, ImportListener.SILENT)))
                .isEqualTo(14);
        complete(14);
    }

    @Test
    void whatIsResumedRejectsWhatTheBeginningRejected() {
        host.stock("VASE", 5);
        String lines = lines(3)
                + line("B-1", "SYD", "Bo Li,,").replace("VASE,Vase,1", "VASE,Vase,3")
                + lines(5).substring(lines(3).length());
        TableSource source = list(lines);
        ImportOrder order = order(5, "200.00");
        assertThatThrownBy(() -> imports.run(order, source, false, new ImportListener() {
                    @Override
                    public void progressed(long imported, long all) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        // Now there would be goods enough, and yet it was not among what was proven.
        host.stock("VASE", 10);

        List<String> rejected = new ArrayList<>();
        ImportOutcome outcome = imports.run(order, source, true, new ImportListener() {
            @Override
            public void rejected(ListedLayby listed) {
                rejected.add(listed.number());
            }
        });
        assertThat(imported(outcome)).isEqualTo(5);
        assertThat(rejected).containsExactly("B-1");
        assertThat(codes(outcome.check())).containsExactly("LAYBY_IMPORT_NO_GOODS");
        complete(5);
    }

    @Test
    @Tag("STK-02")
    void goodsThatAreSoldMeanwhileEndTheImportUntilThereAreMore() {
        host.stock("VASE", 10);
        TableSource source = list(lines(10));
        ImportListener thief = new ImportListener() {
            @Override
            public void progressed(long imported, long all) {
                if (imported == 4) {
                    host.warehouse.lose(host.fresh(), SYDNEY, "VASE", 4, "sold over the counter");
                }
            }
        };
        // Four of the other six are gone: the second chunk of four does not find its goods.
        refused("STOCK_NOT_AVAILABLE", () -> imports.run(order(10, "400.00"), source, false, thief));
        assertThat(origins(SYDNEY, 10)).hasSize(4);
        refused("STOCK_NOT_AVAILABLE", () -> imports.run(order(10, "400.00"), source, true, ImportListener.SILENT));

        host.stock("VASE", 4);
        assertThat(imported(imports.run(order(10, "400.00"), source, true, ImportListener.SILENT)))
                .isEqualTo(10);
        complete(10);
    }

    @Test
    void goodsThatAreSetAsideComeInWithTheList() {
        host.stock("VASE", 1);
        imports.run(order(CLERK, Goods.BROUGHT, 5, "200.00"), list(lines(5)), false, ImportListener.SILENT);

        assertThat(host.warehouse.level(CLERK, SYDNEY, "VASE")).isEqualTo(new StockLevel("VASE", 6, 5));
        assertThat(findings()).isEmpty();
    }

    @Test
    void manyWhoImportTheSameListShareTheWork() throws Exception {
        host.stock("VASE", 60);
        TableSource source = list(lines(60));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                // Not all of them cut the list alike.
                LaybyImport service = new LaybyImport(
                        host.vault, host.engine, host.permissions, TableLimits.DEFAULT, CHUNK + thread / 2);
                tasks.add(() -> imported(service.run(order(60, "2400.00"), source, true, ImportListener.SILENT)));
            }
            for (Future<Long> each : threads.invokeAll(tasks)) {
                assertThat(each.get()).isEqualTo(60);
            }
        } finally {
            threads.shutdownNow();
        }
        complete(60);
    }

    /** Whoever begins while another looks at the list leaves lay-bys behind that the other then finds known. */
    @Test
    void anImportThatIsOvertakenWhileItLooksSharesTheWork() {
        host.stock("VASE", 9);
        TableSource source = list(lines(9));
        AtomicInteger begun = new AtomicInteger();
        ImportListener overtaken = new ImportListener() {
            @Override
            public void started(List<String> titles, OptionalLong expected, long resumedAt) {
                if (begun.getAndIncrement() == 0) {
                    oneChunk(source);
                }
            }
        };
        assertThat(imported(imports.run(order(9, "360.00"), source, true, overtaken)))
                .isEqualTo(9);
        assertThat(begun).hasValue(2);
        complete(9);
    }

    @Test
    void whoDidNotWantToGoOnIsToldOfTheImportThatOvertookIt() {
        host.stock("VASE", 9);
        TableSource source = list(lines(9));
        assertThatThrownBy(() -> imports.run(order(9, "360.00"), source, false, new ImportListener() {
                    @Override
                    public void started(List<String> titles, OptionalLong expected, long resumedAt) {
                        oneChunk(source);
                    }
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        said -> assertThat(said.problem().code()).isEqualTo("LAYBY_IMPORT_UNFINISHED"));
        assertThat(imported(imports.run(order(9, "360.00"), source, true, ImportListener.SILENT)))
                .isEqualTo(9);
        complete(9);
    }

    @Test
    void aNumberComesIntoAStoreOnce() {
        host.stock("VASE", 20);
        host.warehouse.receive(host.fresh(), PERTH, "VASE", 20);
        imports.run(order(3, "120.00"), list(lines(3)), false, ImportListener.SILENT);

        ImportCheck again = refused(imports.run(order(3, "120.00"), list(lines(3)), false, ImportListener.SILENT));
        assertThat(codes(again))
                .containsExactly(
                        "LAYBY_IMPORT_KNOWN",
                        "LAYBY_IMPORT_KNOWN",
                        "LAYBY_IMPORT_KNOWN",
                        "LAYBY_OPENING_COUNT",
                        "LAYBY_OPENING_SUM");

        // Another list with one number more: it alone comes in, and another store has numbers of its own.
        assertThat(imported(imports.run(order(1, "40.00"), list(lines(4)), false, ImportListener.SILENT)))
                .isEqualTo(1);
        assertThat(imported(imports.run(
                        order(1, "40.00"), list(line("A-1", "PER", "Bo Li,,")), false, ImportListener.SILENT)))
                .isEqualTo(1);
        assertThat(origins(PERTH, 4)).containsExactly("A-1");
        assertThat(records()).hasSize(5);
        assertThat(findings()).isEmpty();
    }

    @Test
    void twoListsWithTheSameNumberThatMeetBringItInOnce() {
        host.stock("VASE", 20);
        TableSource mine = list(lines(6));
        TableSource theirs = list(line("A-6", "SYD", "Bo Li,,"));
        ImportListener meeting = new ImportListener() {
            @Override
            public void checked(ImportCheck check) {
                imports.run(order(1, "40.00"), theirs, false, ImportListener.SILENT);
            }
        };

        refused("LAYBY_IMPORT_KNOWN", () -> imports.run(order(6, "240.00"), mine, false, meeting));
        assertThat(origins(SYDNEY, 6)).containsExactly("A-1", "A-2", "A-3", "A-4", "A-6");
        assertThat(findings()).isEmpty();
    }

    @Test
    void anImportThatStoppedInTheMiddleIsResumedAsItBegan() {
        host.stock("VASE", 9);
        TableSource source = list(lines(9));
        assertThatThrownBy(() -> imports.run(order(9, "360.00"), source, false, new ImportListener() {
                    @Override
                    public void progressed(long imported, long all) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");

        refused("LAYBY_IMPORT_UNFINISHED", () -> imports.run(order(9, "360.00"), source, false, ImportListener.SILENT));
        refused(
                "LAYBY_IMPORT_TERMS",
                () -> imports.run(order(CLERK, Goods.BROUGHT, 9, "360.00"), source, true, ImportListener.SILENT));
        assertThat(imported(imports.run(order(9, "360.00"), source, true, ImportListener.SILENT)))
                .isEqualTo(9);
        complete(9);
    }

    @Test
    void aFileThatIsWrittenToMeanwhileIsRefused() {
        host.stock("VASE", 9);
        String[] text = {HEADER + lines(3)};
        TableSource growing = TableSource.of(
                "list.csv", () -> new java.io.ByteArrayInputStream(text[0].getBytes(StandardCharsets.UTF_8)));
        refused(
                "LAYBY_IMPORT_CHANGED",
                () -> imports.run(order(3, "120.00"), growing, false, new ImportListener() {
                    @Override
                    public void checked(ImportCheck check) {
                        text[0] += line("A-4", "SYD", "Bo Li,,");
                    }
                }));
        assertThat(records()).isEmpty();
    }

    @Test
    void whoMayNotImportIntoOneOfTheStoresImportsIntoNone() {
        Host guarded = new Host((caller, right, shop) -> right != LaybyRight.IMPORT || shop.equals(SYDNEY));
        guarded.stock("VASE", 20);
        int before = guarded.storage.commits.get();
        TableSource source = list(lines(9) + line("A-10", "PER", "Bo Li,,"));

        refused("NOT_PERMITTED", () -> importer(guarded).run(order(9, "360.00"), source, false, ImportListener.SILENT));
        refused("NOT_PERMITTED", () -> importer(guarded).check(order(9, "360.00"), source, ImportListener.SILENT));
        assertThat(guarded.storage.commits).hasValue(before);
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        host.stock("VASE", 3);
        imports.run(order(3, "120.00"), list(lines(3)), false, ImportListener.SILENT);
        Caller other = new Caller(TenantId.of("other"), "user-7");

        assertThat(host.books.byOrigin(other, SYDNEY, "A-1")).isEmpty();
        assertThat(imported(imports.run(
                        order(other, Goods.BROUGHT, 3, "120.00"), list(lines(3)), true, ImportListener.SILENT)))
                .isEqualTo(3);
        assertThat(host.books.byNumber(other, 1)).isPresent();
        complete(3);
    }

    @Test
    void somebodyWhoWasErasedMeanwhileComesBackAsSomebodyNew() {
        host.stock("VASE", 9);
        String lines = line("A-1", "SYD", "Ana Soto,ana@example.org,es")
                + lines(6).substring(lines(1).length())
                + line("A-7", "SYD", "Ana Soto,ana@example.org,es");
        imports.run(order(7, "280.00"), list(lines), false, new ImportListener() {
            @Override
            public void progressed(long imported, long all) {
                if (imported == 4) {
                    UUID ana = host.books
                            .byOrigin(CLERK, SYDNEY, "A-1")
                            .orElseThrow()
                            .consumer();
                    host.consumers.erase(CLERK, SYDNEY, ana, "asked for it", true);
                }
            }
        });

        UUID back = host.books.byOrigin(CLERK, SYDNEY, "A-7").orElseThrow().consumer();
        assertThat(host.consumers.find(CLERK, SYDNEY, back)).isPresent();
        assertThat(host.books.byOrigin(CLERK, SYDNEY, "A-1").orElseThrow().consumer())
                .isNotEqualTo(back);
    }

    @Test
    void aLaybyThatWasStoredBeforeThereWereImportsIsReadAsMadeHere() {
        host.stock("LAMP", 2);
        UUID id = host.active();
        StoredLayby stored =
                host.vault.find(Documents.LAYBYS, ACME, id).orElseThrow().value();
        ObjectNode old = (ObjectNode) host.vault.json().tree(stored);
        old.remove("origin");

        assertThat(host.vault.json().read(old, StoredLayby.class)).isEqualTo(stored);
        assertThat(stored.origin()).isEmpty();
    }

    @Test
    void aTillThatTakesPaymentsMeanwhileSharesTheReceipts() {
        host.stock("VASE", 12);
        host.stock("LAMP", 2);
        UUID open = host.active();
        imports.run(order(12, "480.00"), list(lines(12)), false, new ImportListener() {
            @Override
            public void progressed(long imported, long all) {
                host.pay(host.fresh(), open, "10.00");
            }
        });

        // One deposit, three payments between the chunks, and two for each of the twelve.
        assertThat(records().stream()
                        .flatMap(kept ->
                                host.books.receipts(CLERK, kept.summary().id()).stream())
                        .map(Receipt::number)
                        .sorted())
                .hasSize(28)
                .doesNotHaveDuplicates()
                .endsWith("SYD-000028");
        assertThat(findings()).isEmpty();
    }
}
