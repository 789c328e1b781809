package dev.cuadra.adapter.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.Judgement;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.report.Verdict;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final PageOptions ES = PageOptions.in(Locale.forLanguageTag("es-CL"));
    private static final PageOptions EN = PageOptions.in(Locale.ENGLISH);
    private static final MonthClose BUSY = Months.busy(180);

    /** A way to write a page. */
    interface Page extends BiFunction<MonthClose, PageOptions, String> {}

    static Stream<Page> pages() {
        return Stream.of(Form29Page::render, MonthReportPage::render);
    }

    @Test
    void theSampleMonthHasEveryVerdictThatFeesCanHave() {
        assertThat(BUSY.judgements().stream().map(Judgement::verdict).distinct())
                .contains(
                        Verdict.EXPECTED_RATE,
                        Verdict.ONE_PESO_ROUNDING,
                        Verdict.RATE_PLUS_LOAN,
                        Verdict.DIRECTOR,
                        Verdict.PREVIOUS_YEAR_RATE,
                        Verdict.RETAINED_BY_ISSUER,
                        Verdict.ANNULLED,
                        Verdict.UNEXPLAINED);
        assertThat(BUSY.form29().codes().keySet()).contains(F29Code.FEES, F29Code.DIRECTORS, F29Code.LOAN_ON_FEES);
        assertThat(BUSY.reports().get(0).rejects()).hasSize(1);
        assertThat(BUSY.ledger().stream().filter(line -> line.decision().isPresent()))
                .hasSize(1);
    }

    @Test
    void form29ShowsEveryCodeInTheOrderOfTheFormWithItsValue() {
        Document page = Jsoup.parse(Form29Page.render(BUSY, ES));
        List<Element> rows = page.select("table.codes tr[data-code]");

        assertThat(rows.stream().map(row -> F29Code.of(row.attr("data-code"))))
                .containsExactlyElementsOf(
                        F29Form.current().sorted(BUSY.form29().codes().keySet()));
        for (Element row : rows) {
            BigDecimal value = BUSY.form29().value(F29Code.of(row.attr("data-code")));
            String shown = row.expectFirst(".value").text();
            assertThat(new BigDecimal(shown.replace(".", "").replace(',', '.').replace(" %", "")))
                    .isEqualByComparingTo(value);
        }
        assertThat(page.select("tr[data-code=115] .value").text()).isEqualTo("0,25 %");
        assertThat(page.select("tr.total").eachAttr("data-code")).contains("595", "547", "91");
        assertThat(page.select(".pay strong").text())
                .isEqualTo("$ " + dotted(BUSY.form29().value(F29Code.PAYABLE).longValueExact()));
    }

    @Test
    void theBoletasBehindEachCodeAreAllThereAndAddUpToIt() {
        Document page = Jsoup.parse(Form29Page.render(BUSY, EN));
        Map<BoletaId, LedgerLine> ledger = new HashMap<>();
        BUSY.ledger().forEach(line -> ledger.put(line.boleta().id(), line));
        assertThat(page.select("table.behind").eachAttr("data-code")).containsExactly("151", "153", "155");

        for (Element table : page.select("table.behind")) {
            F29Code code = F29Code.of(table.attr("data-code"));
            List<Element> rows = table.select("tbody tr");
            assertThat(rows.stream().map(row -> BoletaId.parse(row.child(0).text())))
                    .containsExactlyElementsOf(BUSY.form29().boletas().get(code));
            long sum = 0;
            for (Element row : rows) {
                LedgerLine line =
                        requireNonNull(ledger.get(BoletaId.parse(row.child(0).text())));
                assertThat(row.child(1).text()).isEqualTo(line.name());
                assertThat(row.child(2).text()).isEqualTo(line.boleta().date().toString());
                assertThat(row.child(3).text())
                        .isEqualTo(line.boleta().paidOn().orElseThrow().toString());
                assertThat(pesos(row.child(4))).isEqualTo(line.boleta().gross().pesos());
                sum += pesos(row.child(5));
            }
            assertThat(BigDecimal.valueOf(sum))
                    .isEqualByComparingTo(BUSY.form29().value(code));
            assertThat(pesos(table.expectFirst(".sum-of"))).isEqualTo(sum);
        }
        assertThat(page.select("p.check")).hasSize(3);
        assertThat(page.select("p.check.bad")).isEmpty();
    }

    @Test
    void theRulesByWhichItWasKeptBackAddUpToTheCodes() {
        Document page = Jsoup.parse(Form29Page.render(BUSY, ES));
        long retained = page.select("table.how tbody tr").stream()
                .mapToLong(row -> pesos(row.child(4)))
                .sum();
        long loan = page.select("table.how tbody tr").stream()
                .mapToLong(row -> pesos(row.child(5)))
                .sum();

        assertThat(BigDecimal.valueOf(retained))
                .isEqualByComparingTo(
                        BUSY.form29().value(F29Code.FEES).add(BUSY.form29().value(F29Code.DIRECTORS)));
        assertThat(BigDecimal.valueOf(loan)).isEqualByComparingTo(BUSY.form29().value(F29Code.LOAN_ON_FEES));
        assertThat(page.select("table.how tbody").text())
                .contains("15,25 %", "10 % de director", "Tasa del año anterior", "Decidido por una persona");
    }

    @Test
    void aSumThatDoesNotMakeItsCodeIsSaid() {
        MonthClose whole = Months.oneNamed("ANA PÉREZ SOTO");
        LedgerLine line = whole.ledger().get(0);
        var cheaper = new Boleta(
                line.boleta().id(),
                line.boleta().concept(),
                line.boleta().date(),
                line.boleta().paidOn(),
                line.boleta().state(),
                line.boleta().gross(),
                line.boleta().retainer(),
                Clp.of(1),
                Clp.ZERO);

        String page = Form29Page.render(withLedger(whole, List.of(line.with(cheaper))), ES);

        assertThat(Jsoup.parse(page).select("p.check.bad").text())
                .isEqualTo("La suma no es igual al código 151: 152.500.");
        assertThatThrownBy(() -> Form29Page.render(withLedger(whole, List.of()), ES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12345678-5/153");
    }

    @Test
    void dueDatesSayWhyTheyMoveAndWhatIsUnverified() {
        Document spanish = Jsoup.parse(Form29Page.render(BUSY, ES));
        // 12 October 2026 is a holiday, a Monday.
        assertThat(spanish.select("[data-day=12] .due").text()).isEqualTo("2026-10-13");
        assertThat(spanish.select("[data-day=12]").text()).contains("Se corre: el 2026-10-12 es Día del Encuentro");
        assertThat(spanish.select("[data-day=20] .due").text()).isEqualTo("2026-10-20");
        assertThat(spanish.select("[data-day=20]").text()).contains("no se corre");
        assertThat(spanish.select("[data-day=28] .tag")).isEmpty();

        MonthClose february = Months.emptyOf(YearMonth.of(2026, 2));
        Document english = Jsoup.parse(Form29Page.render(february, EN));
        assertThat(english.select("[data-day=28] .due").text()).isEqualTo("2026-03-30 unverified");
        assertThat(english.select("[data-day=28]").text()).contains("2026-03-28 is a Saturday; 2026-03-29 is a Sunday");
    }

    @Test
    void whatIsInNoCodeAndWhatToDoAboutItStandsOnTheForm() {
        Document page = Jsoup.parse(Form29Page.render(BUSY, EN));
        assertThat(BUSY.unexplained()).isNotEmpty();
        assertThat(page.select("#unexplained [data-boleta]").eachAttr("data-boleta"))
                .containsExactlyElementsOf(BUSY.unexplained().stream()
                        .map(open -> open.boleta().toString())
                        .toList());
        for (MonthClose.Unexplained open : BUSY.unexplained()) {
            assertThat(page.select("[data-boleta=" + open.boleta() + "]").text())
                    .contains(open.reason().code())
                    .contains(open.reason().message().en())
                    .contains(open.reason().remedy().en());
        }
    }

    @Test
    void warningsAndNotesComeWithWhatToDo() {
        MonthClose close = Months.partlyPaid();
        Document page = Jsoup.parse(Form29Page.render(close, ES));
        assertThat(close.form29().warnings()).extracting(Problem::code).containsExactly("BOLETA_UNPAID");
        assertSays(page, "#warnings", close.form29().warnings());
        assertSays(page, "#notes", close.notes());
        assertThat(page.select("table.behind tbody tr")).hasSize(1);
        assertThat(page.select("table.behind tbody tr td").eachText().get(3)).isEqualTo("2026-09-30");
    }

    @Test
    void theFiguresOfTheMonthAreThoseOfItsRows() {
        Document page = Jsoup.parse(MonthReportPage.render(BUSY, ES));
        List<ReportRow> inForce = BUSY.judgements().stream()
                .filter(judged -> judged.verdict() != Verdict.ANNULLED)
                .map(Judgement::row)
                .toList();
        long gross = inForce.stream().mapToLong(row -> row.gross().pesos()).sum();
        long retained =
                inForce.stream().mapToLong(row -> row.retained().pesos()).sum();

        assertThat(figure(page, "boletas")).isEqualTo(inForce.size());
        assertThat(figure(page, "gross")).isEqualTo(gross);
        assertThat(figure(page, "retained")).isEqualTo(retained);
        assertThat(figure(page, "net")).isEqualTo(gross - retained);
        assertThat(figure(page, "contractors"))
                .isEqualTo(inForce.stream().map(ReportRow::payee).distinct().count());
        assertThat(page.select("[data-figure=rejected]").text()).isEqualTo("1 fila rechazada");
        assertThat(page.select("[data-figure=unexplained]").text())
                .isEqualTo(BUSY.unexplained().size() + " boletas sin explicación");
        assertSays(page, "#findings", BUSY.findings());
        assertThat(page.select("table.reports tbody td").eachText())
                .containsExactly("recibidas-2026-09.csv", "Boletas recibidas", "180", "1", "no viene");
    }

    @Test
    void everyPersonIsInTheTableOnceTheLargestFirst() {
        Document page = Jsoup.parse(MonthReportPage.render(BUSY, ES));
        Map<Rut, Long> gross = new HashMap<>();
        BUSY.judgements().stream()
                .filter(judged -> judged.verdict() != Verdict.ANNULLED)
                .forEach(judged ->
                        gross.merge(judged.row().payee(), judged.row().gross().pesos(), Long::sum));

        List<Element> rows = page.select("table.people tbody tr");
        Map<Rut, Long> shown = new HashMap<>();
        rows.forEach(row -> shown.put(Rut.parse(row.child(0).text()), pesos(row.child(3))));

        assertThat(rows).hasSameSizeAs(shown.keySet());
        assertThat(shown).isEqualTo(gross);
        assertThat(rows.stream().map(row -> -pesos(row.child(3))).toList()).isSorted();
        assertThat(pesos(page.select("table.people tfoot .n").get(1)))
                .isEqualTo(gross.values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void theChartDrawsTheFifteenLargestToOneScaleAndSaysWhatItLeavesOut() {
        Document page = Jsoup.parse(MonthReportPage.render(BUSY, EN));
        List<Element> bars = page.select(".bar");
        long longest = pesos(bars.get(0).select(".n").get(0));
        long shown = 0;

        assertThat(bars).hasSize(16);
        for (Element bar : bars) {
            long gross = pesos(bar.select(".n").get(0));
            shown += gross;
            if (!bar.select("svg").isEmpty()) {
                assertThat(Long.parseLong(bar.expectFirst("rect.g").attr("width")))
                        .isEqualTo(Math.round(1000.0 * gross / longest));
                assertThat(Long.parseLong(bar.expectFirst("rect.r").attr("width")))
                        .isEqualTo(Math.round(1000.0 * pesos(bar.select(".n").get(1)) / longest));
            }
        }
        assertThat(bars.get(15).select("svg")).isEmpty();
        assertThat(bars.get(15).text()).startsWith("The other " + (figure(page, "contractors") - 15) + " people");
        assertThat(shown).isEqualTo(figure(page, "gross"));
    }

    @Test
    void everyRowStandsUnderItsVerdictWhatNeedsAPersonFirst() {
        Document page = Jsoup.parse(MonthReportPage.render(BUSY, ES));
        Map<String, Judgement> judged = new HashMap<>();
        BUSY.judgements().forEach(one -> judged.put(one.row().id().toString(), one));

        assertThat(page.select("table.rows tbody").eachAttr("class"))
                .containsExactly(
                        "UNEXPLAINED",
                        "PREVIOUS_YEAR_RATE",
                        "DECIDED",
                        "ONE_PESO_ROUNDING",
                        "RETAINED_BY_ISSUER",
                        "RATE_PLUS_LOAN",
                        "DIRECTOR",
                        "EXPECTED_RATE",
                        "ANNULLED");
        List<Element> rows = page.select("table.rows tr[data-id]");
        assertThat(rows).hasSize(180);
        for (Element row : rows) {
            Judgement one = requireNonNull(judged.remove(row.attr("data-id")));
            assertThat(row.child(2).text()).isEqualTo(one.row().date().toString());
            assertThat(pesos(row.child(3))).isEqualTo(one.row().gross().pesos());
            assertThat(pesos(row.child(4))).isEqualTo(one.row().retained().pesos());
            assertThat(pesos(row.child(6))).isEqualTo(one.row().paid().pesos());
            assertThat(row.child(7).text()).isNotBlank();
            String group = requireNonNull(row.parent()).className();
            assertThat(group).isIn(one.verdict().name(), "DECIDED");
            boolean byTheLaw = one.row().retained().equals(one.expected()) || one.verdict() == Verdict.ANNULLED;
            assertThat(row.child(5).text())
                    .isEqualTo(byTheLaw ? "" : dotted(one.expected().pesos()));
        }
        assertThat(judged).isEmpty();
        assertThat(page.select(".DECIDED tr[data-id] .tag").text()).isEqualTo("Decidido: 151");
        for (Element group : page.select("table.rows tbody")) {
            List<Rut> issuers = group.select("tr[data-id]").stream()
                    .map(row -> BoletaId.parse(row.attr("data-id")).issuer())
                    .toList();
            assertThat(issuers).isSorted();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aMonthWithoutBoletasIsAPageToo(Page page) {
        Document shown = Jsoup.parse(page.apply(Months.empty(), ES));
        assertThat(shown.text())
                .containsAnyOf("Sin movimiento", "No hay boletas en los informes de este mes.")
                .doesNotContain("NaN");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theSameCloseGivesTheSameTextWhereverItIsWritten(Page page) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String here = page.apply(BUSY, EN);
        try {
            for (String tag : List.of("en-US", "ar-EG-u-nu-arab", "hi-IN", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("America/Santiago"));
                assertThat(page.apply(Months.busy(180), EN)).isEqualTo(here);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsWellFormedLoadsNothingAndRunsNothing(Page page) {
        for (PageOptions options : List.of(ES, EN.withCompanyName("Comercial Ejemplo SpA"))) {
            String html = page.apply(BUSY, options);
            Parser parser = Parser.htmlParser().setTrackErrors(20);
            Document parsed = parser.parseInput(html, "");

            assertThat(parser.getErrors()).isEmpty();
            assertThat(html).startsWith("<!doctype html>").doesNotContain("http://", "https://", "url(", "@import");
            assertThat(parsed.select("script, link, img, iframe, object, embed, form, base"))
                    .isEmpty();
            for (Element element : parsed.getAllElements()) {
                for (Attribute attribute : element.attributes()) {
                    assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("src", "srcset", "data", "action");
                    if (attribute.getKey().equals("href")) {
                        assertThat(attribute.getValue()).startsWith("#");
                        assertThat(parsed.getElementById(attribute.getValue().substring(1)))
                                .isNotNull();
                    }
                }
            }
            assertThat(parsed.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            assertThat(parsed.expectFirst("html").attr("lang"))
                    .isEqualTo(options.language().getLanguage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"onmouseover=alert(1) x=\"",
                "' onload='alert(1)",
                "&amp; &lt;b&gt;",
                "</bdi></td></table><h1>",
                "<!-- x",
                "]]></style><style>*{display:none}",
                "${words} @if(true)",
                "אבג \u202Eלא <b>"
            })
    void aNameIsTextWhateverItSays(String name) {
        // Marks that turn the direction of writing are shown, and obeyed by nobody.
        String seen = name.replace('\u202E', '\uFFFD');
        for (Page page : pages().toList()) {
            String html = page.apply(Months.oneNamed(name), ES.withCompanyName(name));
            Parser parser = Parser.htmlParser().setTrackErrors(20);
            Document parsed = parser.parseInput(html, "");
            Document plain = Jsoup.parse(page.apply(Months.oneNamed("ANA"), ES.withCompanyName("ANA")));

            assertThat(parser.getErrors()).isEmpty();
            assertThat(parsed.select("table:not(.reports) td.nm bdi, .facts bdi")
                            .eachText())
                    .isNotEmpty()
                    .allSatisfy(shown -> assertThat(shown).isEqualTo(seen));
            assertThat(parsed.title()).contains(seen);
            assertThat(parsed.getAllElements().stream().map(Element::normalName))
                    .containsExactlyElementsOf(plain.getAllElements().stream()
                            .map(Element::normalName)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aVeryLongNameIsShownInFullAndControlCharactersAreMadeVisible(Page page) {
        String longName = "Ñ".repeat(500);
        assertThat(Jsoup.parse(page.apply(Months.oneNamed(longName), ES))
                        .select("table:not(.reports) td.nm bdi")
                        .eachText())
                .isNotEmpty()
                .allSatisfy(shown -> assertThat(shown).isEqualTo(longName));
        assertThat(page.apply(Months.oneNamed("A\u0007B"), ES))
                .contains("A\uFFFDB")
                .doesNotContain("\u0007");
        String html = page.apply(Months.oneNamed("ANA"), ES.withCompanyName("\uD800 x"));
        assertThat(new String(html.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(html);
    }

    @Test
    void tenThousandRowsAreAllWritten() {
        MonthClose large = Months.busy(10_000);
        Document report = Jsoup.parse(MonthReportPage.render(large, ES));
        Document form = Jsoup.parse(Form29Page.render(large, ES));

        assertThat(report.select("table.rows tr[data-id]")).hasSize(10_000);
        assertThat(form.select("table.behind[data-code=151] tbody tr"))
                .hasSameSizeAs(large.form29().boletas().get(F29Code.FEES));
        assertThat(form.select("p.check.bad")).isEmpty();
    }

    private static void assertSays(Document page, String section, List<Problem> problems) {
        assertThat(problems).isNotEmpty();
        String spanish = page.select(section).text();
        for (Problem problem : problems) {
            assertThat(spanish)
                    .contains(problem.code())
                    .contains(problem.message().es())
                    .contains(problem.remedy().es());
        }
        assertThat(page.select(section + " .items ul li")).hasSameSizeAs(problems);
    }

    private static MonthClose withLedger(MonthClose close, List<LedgerLine> ledger) {
        return new MonthClose(
                close.payer(),
                close.form29(),
                close.judgements(),
                close.unexplained(),
                close.findings(),
                close.notes(),
                close.reports(),
                ledger);
    }

    private static long figure(Document page, String name) {
        return pesos(page.expectFirst("[data-figure=" + name + "]"));
    }

    private static long pesos(Element cell) {
        return Long.parseLong(cell.text().replace(".", ""));
    }

    /** Written otherwise than the page writes it, so that both must be right. */
    private static String dotted(long pesos) {
        return Long.toString(pesos).replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ".");
    }
}
