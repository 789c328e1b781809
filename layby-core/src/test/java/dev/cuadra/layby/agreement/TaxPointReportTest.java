package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.report.Report;
import dev.cuadra.layby.report.ReportTotal;
import dev.cuadra.layby.report.ReportWriter;
import dev.cuadra.layby.report.TaxPointReport;
import dev.cuadra.layby.report.TaxPointRow;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.termination.CostEvidence;
import dev.cuadra.layby.termination.TaxBasis;
import dev.cuadra.tables.CsvStyle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which tax of a lay-by's life falls into which period. Figures are those of E-13. */
class TaxPointReportTest {
    private static Story.Plan plan(Jurisdiction where, String currency, String agreedOn, String price) {
        Story.Plan plan = Story.plan().in(where, currency).item("SOFA", 1, price);
        plan.agreedOn = LocalDate.parse(agreedOn);
        return plan;
    }

    private static Report<TaxPointRow> report(Story story, String from, String until) {
        TaxPointReport report = new TaxPointReport(LocalDate.parse(from), LocalDate.parse(until));
        report.add(story.now());
        return report.report();
    }

    /** Rule, day, what is taxed, tax. */
    private static List<String> rows(Story story, String from, String until) {
        return report(story, from, until).rows().stream()
                .map(row -> row.point().rule() + " " + row.on() + " "
                        + MinorUnits.text(row.point().base()) + " "
                        + row.point().tax().map(MinorUnits::text).orElse("?"))
                .toList();
    }

    private static List<String> year(Story story) {
        return rows(story, "2026-01-01", "2026-12-31");
    }

    @Test
    @Tag("TAX-AU-1")
    void australianTaxOnTheWholeFallsInThePeriodOfTheFinalInstalment() {
        Story story = plan(Jurisdiction.AU, "AUD", "2026-01-05", "1100.00")
                .instalments(8, Frequency.MONTHLY)
                .active();
        story.on("2026-01-20").pay("P1", "600.00");
        assertThat(year(story)).isEmpty();
        story.on("2026-08-20").pay("P2", "500.00");
        // Paid in August, though it is collected in September.
        assertThat(year(story)).containsExactly("TAX-AU-1 2026-08-20 1100.00 100.00");
        story.on("2026-09-03").taken(new LaybyCommand.Collect("licence seen"));
        assertThat(rows(story, "2026-08-01", "2026-08-31")).containsExactly("TAX-AU-1 2026-08-20 1100.00 100.00");
        assertThat(rows(story, "2026-09-01", "2026-09-30")).isEmpty();
        assertThat(report(story, "2026-08-20", "2026-08-20").rows().get(0).verified())
                .isTrue();
    }

    @Test
    @Tag("TAX-AU-2")
    void onTheCashBasisAustralianTaxFollowsEachPayment() {
        Story.Plan plan = plan(Jurisdiction.AU, "AUD", "2026-01-05", "1100.00").instalments(8, Frequency.MONTHLY);
        plan.basis = TaxBasis.CASH;
        Story story = plan.active();
        story.on("2026-01-20").pay("P1", "600.00");
        story.on("2026-02-02").reverse("P1", "50.00");
        story.on("2026-08-20").pay("P2", "550.00");
        story.on("2026-09-03").taken(new LaybyCommand.Collect("licence seen"));
        // 600.00 / 11 = 54.545, 50.00 / 11 = 4.545
        assertThat(year(story))
                .containsExactly(
                        "TAX-AU-2 2026-01-20 600.00 54.55",
                        "TAX-AU-2 2026-02-02 -50.00 -4.55",
                        "TAX-AU-2 2026-08-20 550.00 50.00");
        assertThat(report(story, "2026-01-01", "2026-12-31").totals().get(0).sums())
                .containsEntry("taxBase", story.money("1100.00"))
                .containsEntry("tax", story.money("100.00"));
    }

    @Test
    @Tag("TAX-NZ-1")
    @Tag("TAX-NZ-2")
    void newZealandTaxesTheWholeAtTheEndOrWhatIsKept() {
        Story.Plan plan = plan(Jurisdiction.NZ, "NZD", "2026-01-12", "560.00")
                .instalments(4, Frequency.MONTHLY)
                .charge("60.00");
        Story paid = plan.active();
        paid.pay("P1", "160.00");
        paid.on("2026-02-10").pay("P2", "200.00");
        paid.on("2026-03-10").pay("P3", "200.00");
        paid.taken(new LaybyCommand.Collect("licence seen"));
        assertThat(year(paid)).containsExactly("TAX-NZ-1 2026-03-10 560.00 73.04");

        Story cancelled = plan.active();
        cancelled.pay("P1", "160.00");
        cancelled.on("2026-02-20").taken(cancelled.cancelled(cancelled.cost(CostEvidence.Kind.STORAGE, "60.00")));
        assertThat(rows(cancelled, "2026-02-01", "2026-02-28")).containsExactly("TAX-NZ-2 2026-02-20 60.00 7.83");
        assertThat(rows(cancelled, "2026-01-01", "2026-01-31")).isEmpty();
    }

    @Test
    @Tag("TAX-NZ-1")
    @Tag("TAX-NZ-2")
    @Tag("LIF-11")
    void goodsThatAreCollectedEarlyAreTaxedOnceAndWhatIsKeptOfTheRestAsWell() {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        LaybyPolicy partial = new LaybyPolicy(
                usual.graceDays(),
                usual.mostDays(),
                usual.mostExtensions(),
                usual.overpayment(),
                false,
                usual.missedForDefault(),
                usual.cureDays(),
                Optional.empty(),
                false,
                true,
                usual.deposit(),
                Optional.empty(),
                usual.noticeDays(),
                usual.refundDays());
        Story story = plan(Jurisdiction.NZ, "NZD", "2026-01-12", "560.00")
                .item("LAMP", 1, "115.00")
                .instalments(4, Frequency.MONTHLY)
                .charge("23.00")
                .policy(partial)
                .active();
        story.pay("P1", "200.00");
        story.on("2026-01-30").taken(new LaybyCommand.Release(Map.of("LAMP", 1)));
        story.on("2026-02-20").taken(story.cancelled(story.cost(CostEvidence.Kind.STORAGE, "23.00")));
        // 115.00 × 3/23 = 15.00 and 23.00 × 3/23 = 3.00.
        assertThat(year(story)).containsExactly("TAX-NZ-1 2026-01-12 115.00 15.00", "TAX-NZ-2 2026-02-20 23.00 3.00");
    }

    @Test
    @Tag("TAX-UK-1")
    @Tag("TAX-UK-2")
    void britishTaxIsDueAtReceiptAndStaysDueOnADepositThatIsKept() {
        Story.Plan plan = plan(Jurisdiction.UK, "GBP", "2026-01-12", "600.00")
                .deposit("120.00")
                .instalments(4, Frequency.MONTHLY)
                .charge("120.00");
        Story kept = plan.active();
        assertThat(year(kept)).containsExactly("TAX-UK-1 2026-01-12 120.00 20.00");
        kept.on("2026-02-20").taken(kept.cancelled(kept.cost(CostEvidence.Kind.LOSS_IN_VALUE, "120.00")));
        assertThat(kept.now().outcome().orElseThrow().refund().isZero()).isTrue();
        assertThat(year(kept)).containsExactly("TAX-UK-1 2026-01-12 120.00 20.00");

        Story back = plan.active();
        back.on("2026-02-20").taken(back.cancelled());
        assertThat(year(back))
                .containsExactly("TAX-UK-1 2026-01-12 120.00 20.00", "TAX-UK-2 2026-02-20 -120.00 -20.00");

        Story unaccepted = plan.drafted();
        unaccepted.pay("P1", "120.00", Tender.CARD);
        unaccepted.on("2026-01-14").taken(unaccepted.cancelled());
        assertThat(year(unaccepted))
                .containsExactly("TAX-UK-1 2026-01-12 120.00 20.00", "TAX-UK-1 2026-01-14 -120.00 -20.00");
    }

    @Test
    @Tag("TAX-CL-1")
    void whatIsNotEstablishedIsShownWithoutTaxAndNotAddedUp() {
        Story story = plan(Jurisdiction.CL, "CLP", "2026-01-12", "99990")
                .instalments(4, Frequency.MONTHLY)
                .active();
        story.on("2026-01-20").pay("P1", "19998");
        Report<TaxPointRow> report = report(story, "2026-01-01", "2026-01-31");
        assertThat(year(story)).containsExactly("TAX-CL-1 2026-01-20 19998 ?");
        assertThat(report.rows().get(0).verified()).isFalse();
        ReportTotal total = report.totals().get(0);
        assertThat(total.sums()).isEqualTo(Map.of("taxBase", story.money("0"), "tax", story.money("0")));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter.csv(report, out, CsvStyle.RFC_4180, Locale.ENGLISH);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Lay-by,Business,Store,Currency,Jurisdiction,Tax due on,Tax rule,Established,Taxed amount,Tax",
                        "L1,main,store-1,CLP,CL,2026-01-20,TAX-CL-1,UNVERIFIED,19998,");
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        ReportWriter.xlsx(report, sheet, Locale.forLanguageTag("es"));
        assertThat(sheet.size()).isPositive();
        assertThat(Optional.of(report.kind().title().es())).contains("Momentos del impuesto");
    }
}
