package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.report.CompletedReport;
import dev.cuadra.layby.report.FundsReport;
import dev.cuadra.layby.schedule.Frequency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LaybyPortfolioPageTest {
    static final LocalDate DAY = LocalDate.of(2026, 3, 25);
    private static final PageOptions ES = PageOptions.in(Locale.forLanguageTag("es-CL"));
    private static final PageOptions EN = PageOptions.in(Locale.ENGLISH);
    private static final Document PAGE = Jsoup.parse(LaybyPortfolioPage.render(sample(), EN));

    static LaybyPortfolio sample() {
        return of(laybys());
    }

    private static List<Layby> laybys() {
        return List.of(
                Laybys.behind().now(),
                Laybys.cancelled().now(),
                Laybys.completed().now(),
                Laybys.longOne().now(),
                Laybys.of("LB-50", Jurisdiction.AU, "AUD")
                        .store("Norte")
                        .item("X", "Mesa", 1, "330.00")
                        .deposit("30.00")
                        .instalments(3, Frequency.FORTNIGHTLY)
                        .accepted()
                        .now());
    }

    private static LaybyPortfolio of(List<Layby> laybys) {
        return LaybyPortfolio.of(Laybys.RULES, laybys, LocalDate.of(2026, 1, 1), DAY, LocalDate.of(2026, 4, 24));
    }

    /** Outstanding 611.68 and 300.00; in arrears 106.66 and 300.00, all three instalments being past. */
    @Test
    void theFiguresOfEachCurrencyStandApart() {
        assertThat(PAGE.select("[data-currency]").eachAttr("data-currency")).containsExactly("AUD", "CLP", "NZD");
        assertThat(LaybyPagesTest.figures(currency("AUD")))
                .containsEntry("running", "2")
                .containsEntry("outstanding", "911.68")
                .containsEntry("arrears", "406.66")
                .containsEntry("held", "657.82")
                .containsEntry("completed", "0");
        assertThat(LaybyPagesTest.figures(currency("CLP")))
                .containsEntry("running", "0")
                .containsEntry("completed", "1");
        assertThat(LaybyPagesTest.figures(currency("NZD")))
                .containsEntry("outstanding", "4,200.00")
                .containsEntry("held", "1,000.00")
                .containsEntry("payable", "215.00")
                .containsEntry("ended", "1");
    }

    /** The first is 12 days late, the second 40; each with all that is outstanding. */
    @Test
    void theAgingHasEveryColumnAndAddsUp() {
        Element aud = currency("AUD");
        assertThat(aud.select("table.aging tbody tr").eachText())
                .containsExactly(
                        "Not late 0 0.00",
                        "1–30 days 1 611.68",
                        "31–60 days 1 300.00",
                        "61–90 days 0 0.00",
                        "Over 90 days 0 0.00");
        assertThat(aud.select("table.aging tfoot").text()).isEqualTo("Total 911.68");
        assertThat(aud.select(".progress rect").eachAttr("width")).containsExactly("0", "670", "329", "0", "0");
        assertThat(aud.select(".progress rect").eachAttr("x")).containsExactly("0", "0", "670", "999", "999");
        assertThat(currency("CLP").select(".aging")).isEmpty();
    }

    @Test
    void everyReportIsThereWithATotalForEachCurrency() {
        assertThat(PAGE.select("table.report").eachAttr("data-report"))
                .containsExactly("outstanding", "due", "funds", "completed", "ended", "taxPoints");
        // The latest first.
        assertThat(PAGE.select("#outstanding tbody tr td:first-child").eachText())
                .containsExactly("LB-50", "LB-1001", "LB-4004");
        assertThat(PAGE.select("#outstanding tbody tr").get(1).text())
                .isEqualTo("LB-1001 main · Centro Active 2026-03-13 12 1 AUD 1,239.50 627.82 611.68 106.66");
        assertThat(PAGE.select("#outstanding tfoot tr").eachText())
                .containsExactly("Total 2 rows AUD 911.68 406.66", "Total 1 row NZD 4,200.00 0.00");
        assertThat(PAGE.select("#due tbody tr").get(0).text())
                .isEqualTo("LB-1001 main · Centro Active 4 2026-03-27 AUD 166.66 0.00 166.66");
        assertThat(PAGE.select("#completed tbody tr").text())
                .startsWith("LB-3003 main · Centro 2026-01-30 2026-02-20 CLP 149,990 0 149,990");
        assertThat(PAGE.select("#ended tbody tr").text())
                .contains("2026-03-01 The customer The customer’s wish NZD 260.00 45.00 45.00 0.00 215.00 0.00 215.00");
    }

    @Tag("TAX-NZ-2")
    @Tag("TAX-CL-1")
    @Test
    void taxStandsWithItsRuleAndWhatIsNotEstablishedSaysSo() {
        // 45.00 are kept: 45 × 3/23 = 5.87.
        assertThat(PAGE.select("#taxPoints tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).endsWith("NZ 2026-03-01 TAX-NZ-2 Yes NZD 45.00 5.87"))
                .anySatisfy(row -> assertThat(row)
                        .contains("TAX-CL-1 No: ask an adviser CLP")
                        .endsWith("—"));
        assertThat(PAGE.select("#taxPoints thead").text()).endsWith("Taxed amount Tax");
    }

    @Test
    void everyStoreHasItsLine() {
        assertThat(PAGE.select("table.stores tbody tr").eachText())
                .containsExactly(
                        "Centro main AUD 1 611.68 106.66 627.82 0 0",
                        "Centro main CLP 0 0 0 0 1 · 149,990 0",
                        "Centro main NZD 1 4,200.00 0.00 1,000.00 0 1 · 45.00",
                        "Norte main AUD 1 300.00 300.00 30.00 0 0");
    }

    @Tag("LED-I4")
    @Test
    void whatIsHeldIsComparedWithTheLedger() {
        assertThat(PAGE.select("p.check").eachText())
                .containsExactly(
                        "✓ What is held is what the entries of the ledger make: AUD 657.82.",
                        "✓ What is held is what the entries of the ledger make: CLP 0.",
                        "✓ What is held is what the entries of the ledger make: NZD 1,000.00.");

        LaybyPortfolio sound = sample();
        FundsReport funds = new FundsReport(DAY);
        laybys().forEach(funds::add);
        var differing = funds.report(List.of(MinorUnits.parse("657.82", "AUD"), MinorUnits.parse("999.00", "NZD")));
        Document page = Jsoup.parse(LaybyPortfolioPage.render(
                new LaybyPortfolio(
                        sound.outstanding(),
                        sound.due(),
                        differing,
                        sound.completed(),
                        sound.ended(),
                        sound.taxPoints()),
                ES));

        assertThat(page.select("p.check")).isEmpty();
        assertThat(page.select("[data-note=remarks]").text())
                .startsWith("Estos informes no son confiables")
                .contains("REPORT_FUNDS_LEDGER")
                .contains(differing.remarks().get(0).message().es());
    }

    @Test
    void theOrderOfTheLaybysDoesNotMatter() {
        List<Layby> backwards = new ArrayList<>(laybys());
        Collections.reverse(backwards);
        assertThat(LaybyPortfolioPage.render(of(backwards), ES)).isEqualTo(LaybyPortfolioPage.render(sample(), ES));
    }

    @Test
    void nothingIsAPageToo() {
        Document page = Jsoup.parse(LaybyPortfolioPage.render(of(List.of()), ES));
        assertThat(page.select(".note").text()).isEqualTo("No hay apartados en estos informes.");
        assertThat(page.select("table")).isEmpty();
    }

    @Test
    void whatWasCompletedAndEndedIsOverTheSameDays() {
        LaybyPortfolio sample = sample();
        var other = new CompletedReport(DAY, DAY).report();
        assertThatThrownBy(() -> new LaybyPortfolio(
                        sample.outstanding(), sample.due(), sample.funds(), other, sample.ended(), sample.taxPoints()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-03-25");
    }

    private static Element currency(String code) {
        return PAGE.expectFirst("[data-currency=" + code + "]");
    }
}
