package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.spi.problem.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaybyPagesTest {
    private static final PageOptions ES = PageOptions.in(Locale.forLanguageTag("es-CL"));
    private static final PageOptions EN = PageOptions.in(Locale.ENGLISH);

    @Test
    void theHeadSaysWhoseLaybyItIsAndWhereItStands() {
        Document page = Jsoup.parse(LaybyPage.render(
                Laybys.behind().now(),
                Laybys.RULES,
                LocalDate.of(2026, 3, 23),
                "Ana Ejemplo",
                ES.withCompanyName("Comercial Ejemplo SpA")));

        assertThat(page.select("h1").text()).isEqualTo("LB-1001");
        assertThat(page.select(".stamp").text()).isEqualTo("Vigente");
        assertThat(page.select(".facts dd").eachText())
                .containsExactly("Comercial Ejemplo SpA", "Ana Ejemplo", "Centro", "2026-01-30", "2026-03-23");
    }

    /** 234.50 + 2 × 166.66 + 60.00 = 627.82; the price of 1,234.50 and a late fee of 5.00 are payable. */
    @Test
    void theFiguresAreThePriceTheFeesAndWhatIsPaidAndLeft() {
        Document page = english(Laybys.behind());

        assertThat(figures(page))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "price", "1,234.50",
                        "fees", "5.00",
                        "total", "1,239.50",
                        "paid", "627.82",
                        "outstanding", "611.68"));
        assertThat(page.select(".progress rect.r").attr("width")).isEqualTo("506");
        // 506 and 106.66 of 1,239.50, which is 86 thousandths.
        assertThat(page.select(".progress rect.o").attr("width")).isEqualTo("592");
        assertThat(page.select(".progress").text()).contains("50% paid", "overdue");
    }

    @Test
    void whatIsOverdueStandsOnTheInstalmentAndInANote() {
        Document page = english(Laybys.behind());

        assertThat(page.select("table.schedule tbody tr").eachText())
                .containsExactly(
                        "Deposit 2026-01-30 234.50 234.50 0.00 paid",
                        "1 2026-02-13 166.66 166.66 0.00 paid",
                        "2 2026-02-27 166.66 166.66 0.00 paid",
                        "3 2026-03-13 166.66 60.00 106.66 overdue",
                        "4 2026-03-27 166.66 0.00 166.66 to come",
                        "5 2026-04-10 166.66 0.00 166.66 to come",
                        "6 2026-04-24 171.70 0.00 171.70 to come");
        assertThat(page.select("table.schedule tfoot").text()).isEqualTo("Total 1,239.50 627.82 611.68");
        assertThat(note(page, "overdue"))
                .isEqualTo("AUD 106.66 is overdue since 2026-03-13 (10 days; 1 instalment missed).");
        assertThat(note(page, "next")).isEqualTo("Next payment: AUD 166.66 on 2026-03-27.");
    }

    @Test
    @Tag("PAY-05")
    void overdueRowsComeToTheArrearsWhereFeesArePaidFirst() {
        // Four times 55.00, of which 20.00 are a fee; 60.00 of the 110.00 that are due are paid.
        Layby layby = Laybys.of("LB-7", Jurisdiction.NZ, "NZD")
                .item("DESK", "Desk", 1, "200.00")
                .fee("SET-UP", "20.00")
                .instalments(4, Frequency.FORTNIGHTLY)
                .policy(Laybys.feesFirst())
                .accepted()
                .pay("60.00", Tender.CARD)
                .now();
        Document page = Jsoup.parse(LaybyPage.render(layby, Laybys.RULES, LocalDate.of(2026, 2, 28), EN));

        assertThat(page.select("[data-note=overdue]").text()).contains("50.00");
        assertThat(page.select("tr.OVERDUE").eachText())
                .singleElement()
                .asString()
                .contains("2026-02-27 55.00 5.00 50.00");
    }

    @Test
    void onAnEarlierDayTheLaybyIsShownAsItStoodThen() {
        Layby layby = Laybys.behind().now();
        Document then = Jsoup.parse(LaybyPage.render(layby, Laybys.RULES, LocalDate.of(2026, 2, 28), EN));

        assertThat(figures(then)).containsEntry("paid", "567.82").containsEntry("total", "1,234.50");
        assertThat(then.select("table.payments tbody tr")).hasSize(3);
        assertThat(then.select(".OVERDUE")).isEmpty();
        assertThatThrownBy(() -> LaybyPage.render(layby, Laybys.RULES, LocalDate.of(2026, 1, 29), EN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LB-1001");
    }

    @Test
    void paymentsThatDoNotCountSayWhy() {
        Laybys story = Laybys.behind();
        String cheque = story.now().payments().get(4).id();
        String card = story.now().payments().get(2).id();
        story.done(new LaybyCommand.Bounce(cheque, story.today(), "no funds"))
                .done(new LaybyCommand.Reverse(card, story.money("6.66"), true, story.today(), "disputed"));
        Document page = Jsoup.parse(LaybyPage.render(story.now(), Laybys.RULES, story.today(), EN));

        assertThat(page.select("table.payments tbody tr").eachText())
                .containsExactly(
                        "B-3 2026-01-30 Card 234.50",
                        "B-5 2026-02-13 Card 166.66",
                        "B-6 2026-02-27 Card 6.66 taken back 166.66",
                        "B-7 2026-03-13 Cash 60.00",
                        "B-8 2026-03-13 Cheque bounced: does not count 30.00");
    }

    @Test
    void itemsTermsFeesAndNoticesAreAllThere() {
        Document page = english(Laybys.behind());

        assertThat(page.select("table.goods tbody tr").eachText())
                .containsExactly(
                        "Bicicleta de paseo, 26 pulgadas BIKE-26 1 899.50 899.50",
                        "Casco, talla M HELM-M 2 167.50 335.00");
        assertThat(page.select("table.fees tbody tr").eachText())
                .containsExactly("Late payment instalment of 2026-03-13 5.00");
        assertThat(page.select("dl.terms").text())
                .contains("Governing law Australia")
                .contains("Charge on early termination AUD 45.00")
                .contains("Deposit of AUD 234.50 and 6 instalments, fortnightly")
                .contains("Grace for an instalment 7 days");
        assertThat(page.select("table.notices tbody tr").eachText())
                .contains("2026-03-23 The instalment of 2026-03-13 is not paid");
        assertThat(page.select("[data-note=unverified]")).isEmpty();
    }

    /** E-07 by other figures: paid 260.00, agreed 60.00, shown 45.00; so 45.00 is kept and 215.00 goes back. */
    @Test
    void anEndedLaybyShowsItsCalculation() {
        Laybys story = Laybys.cancelled();
        Document page = english(story);

        assertThat(page.select(".stamp").attr("data-state")).isEqualTo("CANCELLED");
        assertThat(figures(page)).containsEntry("paid", "260.00").containsEntry("refund", "215.00");
        assertThat(page.select("[data-end=held]").text()).isEqualTo("260.00");
        assertThat(page.select("[data-end=charge]").text()).isEqualTo("45.00");
        assertThat(page.select("[data-end=kept]").text()).isEqualTo("45.00");
        assertThat(page.select("[data-end=refund]").text()).isEqualTo("215.00");
        assertThat(page.select("[data-end=shortfall]")).isEmpty();
        // The latest payment goes back first.
        assertThat(page.select("table.lines tbody tr").eachText())
                .containsExactly("B-6 Cash 80.00", "B-5 Gift card 80.00", "B-3 Card 55.00");
        assertThat(note(page, "deadline")).isEqualTo("The law wants it to go back at once.");
        assertThat(page.select("table.refunds tbody tr")).hasSize(3);
        List<Step> steps = story.now().outcome().orElseThrow().steps();
        assertThat(page.select("table.steps [data-rule]").eachAttr("data-rule"))
                .containsExactlyElementsOf(steps.stream().map(Step::rule).toList());
        assertThat(page.select("table.steps [data-rule=NZ-09]").text())
                .contains("agreed NZD 60.00 costs NZD 45.00 NZD 45.00");
        assertThat(page.select("table.steps").text()).doesNotContain("product decision");
        assertThat(page.select("#schedule .DROPPED")).hasSize(4);
        assertThat(page.select(".progress, [data-note=overdue], [data-note=next]"))
                .isEmpty();
    }

    /** AU: paid 20.00, the charge is 38.50, so nothing goes back and 18.50 is short. */
    @Test
    void aShortfallIsSaid() {
        Laybys story = Laybys.of("LB-7", Jurisdiction.AU, "AUD")
                .item("X", "Mesa", 1, "250.00")
                .charge("45.00")
                .accepted()
                .on(3)
                .pay("20.00", Tender.CASH)
                .end(EndedBy.CONSUMER, Ground.CONSUMER_WISH, "38.50");
        Document page = english(story);

        assertThat(page.select("[data-end=charge]").text()).isEqualTo("38.50");
        assertThat(page.select("[data-end=kept]").text()).isEqualTo("20.00");
        assertThat(page.select("[data-end=shortfall]").text()).isEqualTo("18.50");
        assertThat(page.select("[data-end=refund]").text()).isEqualTo("0.00");
        assertThat(page.select("table.lines, #refunds, [data-note=deadline]")).isEmpty();
    }

    /** E-09: fully paid 4,999.00, supplier at fault: 9,998.00 goes back. */
    @Test
    void aCompensationIsSaidApartFromWhatWasPaid() {
        Laybys story = Laybys.of("LB-8", Jurisdiction.ZA, "ZAR")
                .item("X", "Refrigerador", 1, "4999.00")
                .accepted()
                .on(3)
                .pay("4999.00", Tender.CARD)
                .on(9)
                .done(new LaybyCommand.End(EndedBy.CONSUMER, Ground.SUPPLIER_FAULT, Facts.NONE, List.of(), "E-1"));
        Document page = Jsoup.parse(LaybyPage.render(story.now(), Laybys.RULES, story.today(), ES));

        assertThat(page.select("[data-end=held]").text()).isEqualTo("4.999,00");
        assertThat(page.select("[data-end=compensation]").text()).isEqualTo("4.999,00");
        assertThat(page.select("[data-end=refund]").text()).isEqualTo("9.998,00");
        assertThat(page.select("table.refunds tbody").text()).contains("Compensación");
    }

    @Test
    void rulesThatAreNotVerifiedAreSaidAboveAndMarkedWhereTheyStand() {
        Document page = english(Laybys.longOne());
        assertThat(note(page, "unverified")).startsWith("Rules that are not verified: NZ-05.");
        assertThat(page.select("ul.law [data-rule=NZ-05] .tag.warn").text()).isEqualTo("unverified");
        assertThat(page.select("ul.law [data-rule=NZ-06] .tag.warn")).isEmpty();

        // At 15,000 the sources on New Zealand's limit disagree.
        Document edge = english(Laybys.of("LB-9", Jurisdiction.NZ, "NZD")
                .item("X", "Collar", 1, "15000.00")
                .accepted()
                .on(1)
                .pay("100.00", Tender.CARD)
                .end(EndedBy.CONSUMER, Ground.CONSUMER_WISH, ""));
        assertThat(note(edge, "unverified")).startsWith("Rules that are not verified: NZ-01, NZ-05.");
        assertThat(edge.select("table.steps [data-rule=NZ-01] .tag.warn")).hasSize(1);
    }

    @Test
    void aLaybyOfFiftyTwoInstalmentsShowsThemAll() {
        Document page = english(Laybys.longOne());
        List<Element> rows = page.select("table.schedule tbody tr");

        assertThat(rows).hasSize(52);
        assertThat(rows.get(51).text()).isEqualTo("52 2027-01-29 100.00 0.00 100.00 to come");
        assertThat(page.select("table.schedule tbody tr.PAID")).hasSize(10);
        assertThat(page.select("table.schedule tfoot").text()).isEqualTo("Total 5,200.00 1,000.00 4,200.00");
    }

    @Test
    void pausesIncidentsAndEarlyCollectionsAreSaid() {
        Laybys story = Laybys.longOne();
        story.done(new LaybyCommand.PutOnHold("travel")).done(new LaybyCommand.Isolate("LAYBY-014"));
        Document page = english(story);

        assertThat(page.select(".stamp").text()).isEqualTo("On hold");
        assertThat(note(page, "onHold")).contains("2026-04-10");
        assertThat(note(page, "isolated")).contains("LAYBY-014");
    }

    @Test
    void aDraftIsAPageToo() {
        Document page = english(Laybys.of("LB-0", Jurisdiction.CL, "CLP")
                .item("X", "Silla", 1, "10000")
                .fee("F1", "500")
                .drafted());
        assertThat(page.select(".stamp").text()).isEqualTo("Draft");
        assertThat(page.select("#payments").text()).contains("There are no payments yet.");
        assertThat(page.select(".progress")).isEmpty();
        assertThat(page.select("table.fees tbody").text()).isEqualTo("Service agreed at the beginning 500");
        assertThat(figures(page)).containsEntry("total", "10,500").containsEntry("fees", "500");
    }

    @ParameterizedTest
    @CsvSource({
        "CL, CLP, 149990, 149.990, '149,990'",
        "UK, BHD, 1234.567, '1.234,567', '1,234.567'",
        "UK, GBP, 1234567.80, '1.234.567,80', '1,234,567.80'"
    })
    void amountsHaveTheDecimalsOfTheirCurrencyAndTheSignsOfTheLanguage(
            Jurisdiction jurisdiction, String currency, String price, String spanish, String english) {
        Layby layby = Laybys.of("LB-5", jurisdiction, currency)
                .item("X", "Cosa", 1, price)
                .instalments(3, Frequency.MONTHLY)
                .accepted()
                .now();
        assertThat(figures(Jsoup.parse(LaybyPage.render(layby, Laybys.RULES, Laybys.START, ES))))
                .containsEntry("total", spanish);
        assertThat(figures(Jsoup.parse(LaybyPage.render(layby, Laybys.RULES, Laybys.START, EN))))
                .containsEntry("total", english);
    }

    @Tag("PAY-13")
    @Test
    void aReceiptSaysWhatWasPaidWhatRemainsAndWhatIsNext() {
        Layby layby = Laybys.behind().now();
        Document receipt = Jsoup.parse(LaybyReceiptPage.render(layby, Laybys.RULES, "B-6", "Ana Ejemplo", EN));

        assertThat(receipt.select("h1").text()).isEqualTo("B-6");
        // 234.50 and twice 166.66; the late fee came after it.
        assertThat(figures(receipt))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "amount", "AUD 166.66",
                        "on", "2026-02-27",
                        "tender", "Card",
                        "total", "AUD 1,234.50",
                        "paidToDate", "AUD 567.82",
                        "remaining", "AUD 666.68",
                        "nextOn", "2026-03-13",
                        "nextAmount", "AUD 166.66"));
        assertThat(receipt.select(".consumer").text()).isEqualTo("Ana Ejemplo");
        assertThat(receipt.select("[data-note]")).isEmpty();
        assertThatThrownBy(() -> LaybyReceiptPage.render(layby, Laybys.RULES, "B-99", EN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("B-99");
    }

    @Tag("PAY-13")
    @Test
    void aReceiptForPartOfAnInstalmentNamesTheRestOfItAsNext() {
        Map<String, String> shown =
                figures(Jsoup.parse(LaybyReceiptPage.render(Laybys.behind().now(), Laybys.RULES, "B-7", EN)));
        assertThat(shown).containsEntry("nextOn", "2026-03-13").containsEntry("nextAmount", "AUD 106.66");
    }

    @Tag("PAY-13")
    @Test
    void aCopyOfAReceiptSaysTheSameAndWhatBecameOfThePayment() {
        Laybys story = Laybys.behind();
        String before = LaybyReceiptPage.render(story.now(), Laybys.RULES, "B-5", EN);
        story.on(60).pay("500.00", Tender.CASH);
        assertThat(LaybyReceiptPage.render(story.now(), Laybys.RULES, "B-5", EN))
                .isEqualTo(before);

        String card = story.now().payments().get(1).id();
        story.done(new LaybyCommand.Reverse(card, story.money("166.66"), true, story.today(), "disputed"));
        Document copy = Jsoup.parse(LaybyReceiptPage.render(story.now(), Laybys.RULES, "B-5", EN));
        assertThat(note(copy, "since")).isEqualTo("Since this receipt: 166.66 taken back");
        assertThat(figures(copy)).isEqualTo(figures(Jsoup.parse(before)));
    }

    @Tag("PAY-13")
    @Test
    void aReceiptOfMoneyThatHasNotClearedSaysSo() {
        Laybys story = Laybys.behind();
        Document receipt = Jsoup.parse(LaybyReceiptPage.render(story.now(), Laybys.RULES, "B-8", ES));
        assertThat(note(receipt, "pending")).contains("todavía no tiene fondos");
        assertThat(figures(receipt)).containsEntry("paidToDate", "AUD 627,82");

        String cheque = story.now().payments().get(4).id();
        story.done(new LaybyCommand.Bounce(cheque, story.today(), "no funds"));
        receipt = Jsoup.parse(LaybyReceiptPage.render(story.now(), Laybys.RULES, "B-8", ES));
        assertThat(note(receipt, "since")).contains("rechazado");
    }

    @Test
    void theLastReceiptSaysThatAllIsPaidAndForeignMoneyIsNamed() {
        Layby layby = Laybys.completed().now();
        String last = layby.payments().get(1).receipt();
        Document receipt = Jsoup.parse(LaybyReceiptPage.render(layby, Laybys.RULES, last, ES));
        assertThat(note(receipt, "paid")).isEqualTo("Está todo pagado.");
        assertThat(figures(receipt)).containsEntry("remaining", "CLP 0").containsEntry("amount", "CLP 119.992");

        // US$ 10.00 at 950.5 is 9,505 pesos.
        Laybys abroad = Laybys.of("LB-6", Jurisdiction.CL, "CLP")
                .item("X", "Silla", 1, "19010")
                .accepted()
                .pay(
                        "9505",
                        Tender.CASH,
                        true,
                        Optional.of(new LaybyCommand.Foreign(
                                MinorUnits.parse("10.00", "USD"), new BigDecimal("950.50"), "Banco")),
                        Optional.empty());
        String number = abroad.now().payments().get(0).receipt();
        assertThat(Jsoup.parse(LaybyReceiptPage.render(abroad.now(), Laybys.RULES, number, ES))
                        .text())
                .contains("USD 10,00 a 950,5 (Banco)");
    }

    private static Document english(Laybys story) {
        return Jsoup.parse(LaybyPage.render(story.now(), Laybys.RULES, story.today(), EN));
    }

    private static String note(Document page, String key) {
        return page.expectFirst("[data-note=" + key + "]").text();
    }

    static Map<String, String> figures(Element page) {
        Map<String, String> figures = new TreeMap<>();
        for (Element figure : page.select("[data-figure]")) {
            figures.put(figure.attr("data-figure"), figure.text());
        }
        return figures;
    }
}
