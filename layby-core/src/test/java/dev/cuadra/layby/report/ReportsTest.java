package dev.cuadra.layby.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyJson;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.agreement.Lives;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.Row;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.money.MonetaryAmount;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reports over lay-bys, and what they come to. */
class ReportsTest {
    private static final LaybyEngine ENGINE = LaybyRules.standard();
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate LAST = LocalDate.parse("2030-12-31");

    private static MonetaryAmount nzd(String amount) {
        return MinorUnits.parse(amount, "NZD");
    }

    private static <R extends ReportRow> Report<R> report(Accumulator<R> accumulator, Layby... laybys) {
        List.of(laybys).forEach(accumulator::add);
        return accumulator.report();
    }

    @Test
    void outstandingShowsHowLateEachLaybyIs() {
        // First due 27 February and paid; 40.00 of the one due 13 March is paid, 22.50 is not.
        Report<OutstandingRow> report = report(
                new OutstandingReport(ENGINE, LocalDate.parse("2026-03-20")), Lives.running(), Lives.completed());

        OutstandingRow row = report.rows().get(0);
        assertThat(report.rows()).hasSize(1);
        assertThat(row.outstanding()).isEqualTo(nzd("272.50"));
        assertThat(row.arrears()).isEqualTo(nzd("22.50"));
        assertThat(row.daysPastDue()).isEqualTo(7);
        assertThat(row.bucket().label()).isEqualTo("1-30");
        assertThat(report.totals())
                .extracting(ReportTotal::level)
                .containsExactly(ReportTotal.Level.ALL, ReportTotal.Level.BUSINESS, ReportTotal.Level.STORE);
        assertThat(report.totals().get(0).sums())
                .containsEntry("days1to30", nzd("272.50"))
                .containsEntry("days0", nzd("0"))
                .containsEntry("arrears", nzd("22.50"));
    }

    @Test
    void theDueListHasTheUnpaidInstalmentsOfItsDaysAndBothEnds() {
        Report<DueRow> report = report(
                new DueReport(ENGINE, LocalDate.parse("2026-02-27"), LocalDate.parse("2026-03-27")), Lives.running());

        assertThat(report.rows()).extracting(DueRow::instalment).containsExactly(2, 3);
        assertThat(report.rows()).extracting(DueRow::left).containsExactly(nzd("22.50"), nzd("62.50"));
        assertThat(report.totals().get(0).sums()).containsEntry("left", nzd("85.00"));
    }

    @Test
    void completionsShowWhatWasSoldAndTheTaxInIt() {
        Report<CompletedRow> report =
                report(new CompletedReport(LocalDate.parse("2026-04-03"), LAST), Lives.completed(), Lives.running());

        assertThat(report.rows()).hasSize(1);
        assertThat(report.rows().get(0).total()).isEqualTo(nzd("560.00"));
        // 560.00 × 3/23.
        assertThat(report.rows().get(0).tax()).isEqualTo(nzd("73.04"));
        assertThat(report(new CompletedReport(LocalDate.parse("2026-04-04"), LAST), Lives.completed())
                        .rows())
                .isEmpty();
    }

    @Test
    void endingsShowWhatWasKeptAndWhatGoesBack() {
        Report<EndedRow> report = report(new EndedReport(FIRST, LAST), Lives.cancelled());

        EndedRow row = report.rows().get(0);
        assertThat(row.paid()).isEqualTo(nzd("250.00"));
        assertThat(row.charge()).isEqualTo(nzd("38.50"));
        assertThat(row.kept()).isEqualTo(nzd("38.50"));
        assertThat(row.refund()).isEqualTo(nzd("211.50"));
        assertThat(row.refundOpen()).isEqualTo(nzd("211.50"));
        assertThat(row.shortfall().isZero()).isTrue();
    }

    @Test
    @Tag("LED-I4")
    void fundsHeldAreTheLiabilityOrTheReportSaysSo() {
        FundsReport funds = new FundsReport(FIRST);
        funds.add(Lives.running());
        funds.add(Lives.fullyPaid());
        funds.add(Lives.completed());

        assertThat(funds.report(List.of(nzd("662.50"))).sound()).isTrue();
        Report<FundsRow> off = funds.report(List.of(nzd("660.00"), MinorUnits.parse("1.00", "AUD")));
        assertThat(off.remarks())
                .extracting(Problem::code)
                .containsExactly("REPORT_FUNDS_LEDGER", "REPORT_FUNDS_LEDGER");
        assertThat(off.remarks().get(1).message().en()).contains("662.50 NZD").contains("-2.50 NZD");
        assertThat(text(off, Locale.ENGLISH)).startsWith("REPORT_FUNDS_LEDGER,");
    }

    @Test
    @Tag("LED-I4")
    void balancesThatTheirEntriesDoNotGiveAreRemarked() {
        Layby running = Lives.running();
        Map<Account, MonetaryAmount> balances = new TreeMap<>(running.balances());
        balances.put(Account.funds("L1"), nzd("102.49"));
        Report<FundsRow> report = report(new FundsReport(FIRST), balanced(running, balances));

        assertThat(report.remarks()).extracting(Problem::code).containsExactly("REPORT_FUNDS_POSTED");
    }

    private static Layby balanced(Layby it, Map<Account, MonetaryAmount> balances) {
        return new Layby(
                it.id(),
                it.terms(),
                it.state(),
                it.schedule(),
                it.payments(),
                it.fees(),
                it.refunds(),
                it.disclosed(),
                it.held(),
                it.released(),
                balances,
                it.notices(),
                it.extensions(),
                it.onHoldSince(),
                it.disputed(),
                it.isolatedFor(),
                it.outcome(),
                it.log());
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    @net.jqwik.api.Tag("LED-I4")
    void totalsAreTheSumsOfTheirRowsInEachCurrencyWhateverTheOrder(@ForAll long seed) {
        List<Layby> laybys = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            laybys.add(Lives.random(seed + i, 30));
        }
        List<Layby> shuffled = new ArrayList<>(laybys);
        Collections.shuffle(shuffled, new Random(seed));
        LocalDate day = LocalDate.parse("2026-06-01");
        FundsReport funds = new FundsReport(day);
        laybys.forEach(funds::add);
        List<Report<? extends ReportRow>> reports = List.of(
                all(new OutstandingReport(ENGINE, day), laybys),
                all(new DueReport(ENGINE, FIRST, LAST), laybys),
                all(new EndedReport(FIRST, LAST), laybys),
                all(new CompletedReport(FIRST, LAST), laybys),
                funds.report());
        reports.forEach(ReportsTest::addsUp);
        assertThat(funds.report().sound()).isTrue();
        assertThat(all(new OutstandingReport(ENGINE, day), shuffled).totals())
                .isEqualTo(reports.get(0).totals());
        Map<String, MonetaryAmount> held = new TreeMap<>();
        laybys.forEach(layby -> held.merge(
                layby.terms().currency().getCurrencyCode(),
                layby.balance(Account.funds(layby.id())),
                MonetaryAmount::add));
        assertThat(funds.report(held.values()).sound()).isTrue();
    }

    private static <R extends ReportRow> Report<R> all(Accumulator<R> accumulator, List<Layby> laybys) {
        laybys.forEach(accumulator::add);
        return accumulator.report();
    }

    private static void addsUp(Report<? extends ReportRow> report) {
        for (ReportTotal total : report.totals()) {
            total.sums().forEach((name, sum) -> {
                MonetaryAmount naive = MinorUnits.zero(total.currency());
                for (ReportRow row : report.rows()) {
                    boolean within = row.currency().equals(total.currency())
                            && (total.business().isEmpty()
                                    || total.business().equals(row.subject().business()))
                            && (total.store().isEmpty()
                                    || total.store().equals(row.subject().store()));
                    MonetaryAmount part = row.sums().get(name);
                    naive = within && part != null ? naive.add(part) : naive;
                }
                assertThat(sum).as("%s %s", report.kind(), name).isEqualTo(naive);
            });
        }
    }

    private static <R extends ReportRow> String text(Report<R> report, Locale locale) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter.csv(report, out, CsvStyle.RFC_4180, locale);
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<Row> rows(byte[] bytes) {
        try (TableReader reader = Tables.open(TableSource.ofBytes("report", bytes))) {
            return reader.remaining();
        }
    }

    @Test
    void aReportGoesToCsvAndToASheetAndBackWithTheSameCells() {
        Report<OutstandingRow> report =
                report(new OutstandingReport(ENGINE, LocalDate.parse("2026-03-20")), Lives.running());
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        ReportWriter.csv(report, csv, CsvStyle.EXCEL, new Locale("es"));
        ReportWriter.xlsx(report, xlsx, new Locale("es"));
        ReportWriter.xlsx(report, again, new Locale("es"));

        List<Row> rows = rows(csv.toByteArray());
        assertThat(rows.get(0).values()).startsWith("Apartado", "Empresa", "Tienda", "Moneda", "Estado");
        assertThat(rows.get(1).values())
                .containsExactly(
                        "L1",
                        "main",
                        "store-1",
                        "NZD",
                        "ACTIVE",
                        "2026-03-13",
                        "7",
                        "0",
                        "1-30",
                        "375.00",
                        "102.50",
                        "272.50",
                        "22.50");
        assertThat(rows(xlsx.toByteArray()).get(1).values()).startsWith("L1", "main", "store-1", "NZD", "ACTIVE");
        assertThat(xlsx.toByteArray()).isEqualTo(again.toByteArray());
    }

    @Test
    void totalsHaveTheirOwnTableTitledInBothLanguages() {
        Report<DueRow> report = report(new DueReport(ENGINE, FIRST, LAST), Lives.running());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter.csvTotals(report, out, CsvStyle.RFC_4180, Locale.ENGLISH);

        List<Row> rows = rows(out.toByteArray());
        assertThat(rows.get(0).values())
                .containsExactly("Total of", "Business", "Store", "Currency", "Rows", "Amount", "Paid", "Left to pay");
        assertThat(rows.get(1).values()).containsExactly("ALL", "", "", "NZD", "5", "312.50", "40.00", "272.50");
        for (ReportKind kind : ReportKind.values()) {
            assertThat(kind.title().es()).isNotEqualTo(kind.title().en());
            kind.columns()
                    .forEach(column ->
                            assertThat(ReportKind.columnTitle(column).es()).isNotBlank());
            kind.totalColumns()
                    .forEach(column ->
                            assertThat(ReportKind.columnTitle(column).en()).isNotBlank());
        }
    }

    @Test
    void textThatCouldBeAFormulaIsMadeSafe() {
        Layby running = Lives.running();
        ReportSubject subject = new ReportSubject(
                "=HYPERLINK(\"x\")", "@main", "+store", running.terms().currency());
        Report<DueRow> report = new Report<>(
                ReportKind.DUE,
                FIRST,
                LAST,
                List.of(new DueRow(subject, running.state(), 1, FIRST, nzd("1.00"), nzd("0"))),
                List.of(),
                List.of());

        assertThat(text(report, Locale.ENGLISH))
                .contains("'=HYPERLINK")
                .contains("'@main")
                .contains("'+store");
    }

    @Test
    void aReportIsReadableAsJson() {
        Report<OutstandingRow> report =
                report(new OutstandingReport(ENGINE, LocalDate.parse("2026-03-20")), Lives.running());
        JsonNode json = LaybyJson.mapper().valueToTree(report);

        assertThat(json.at("/rows/0/outstanding/amount").asText()).isEqualTo("272.50");
        assertThat(json.at("/rows/0/subject/agreement").asText()).isEqualTo("L1");
        assertThat(json.at("/totals/0/sums/arrears/amount").asText()).isEqualTo("22.50");
    }
}
