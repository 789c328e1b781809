package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.analytics.Analytics;
import dev.cuadra.boleta.analytics.AnalyticsRange;
import dev.cuadra.boleta.analytics.AnalyticsTally;
import dev.cuadra.boleta.analytics.TimeBook;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class AnalyticsPageTest {
    private static final PageOptions ES = PageOptions.in(Locale.forLanguageTag("es-CL"));
    private static final PageOptions EN = PageOptions.in(Locale.ENGLISH).withCompanyName("Comercial & Cía <b>");
    private static final Rut ANA = new Rut(12_345_678);
    private static final YearMonth DECEMBER = YearMonth.of(2025, 12);

    private static LedgerLine line(int rut, String name, long folio, String date, long gross, long retained) {
        BoletaId id = new BoletaId(new Rut(rut), folio);
        return new LedgerLine(boleta(id, date, gross, retained), Optional.of(id.issuer()), name, Optional.empty());
    }

    private static Boleta boleta(BoletaId id, String date, long gross, long retained) {
        return new Boleta(
                id,
                Concept.HONORARIOS,
                LocalDate.parse(date),
                Optional.of(LocalDate.parse(date)),
                BoletaState.VIGENTE,
                Clp.of(gross),
                Retainer.PAYER,
                Clp.of(retained),
                Clp.ZERO);
    }

    private static Analytics analytics(List<LedgerLine> lines) {
        AnalyticsRange range =
                new AnalyticsRange(new Rut(76_000_000), DECEMBER, DECEMBER.plusMonths(2), PeriodRule.PAYMENT_DATE);
        return new AnalyticsTally(range, RateBook.chile())
                .addAll(lines, List.of())
                .result(lines.isEmpty() ? List.of() : List.of(DECEMBER), TimeBook.promised());
    }

    /** Ana 1,000,000 in December and February, somebody erased 500,000 in January at the rate of the year before. */
    private static List<LedgerLine> sample() {
        return List.of(
                line(ANA.number(), "ANA <b>PÉREZ</b>", 1, "2025-12-10", 1_000_000, 145_000),
                line(ANA.number(), "ANA <b>PÉREZ</b>", 2, "2026-02-10", 1_000_000, 152_500),
                LedgerLine.erased(
                        boleta(BoletaId.erased(new UUID(1, 2), 3), "2026-01-05", 500_000, 72_500), Optional.empty()));
    }

    @Test
    void figuresSharesGapsAndTimeAreShown() {
        Document page = Jsoup.parse(AnalyticsPage.render(analytics(sample()), ES));

        assertThat(page.select("h1").text()).isEqualTo("Analítica de honorarios · diciembre de 2025 – febrero de 2026");
        assertThat(page.select("[data-figure=gross]").text()).isEqualTo("2.500.000");
        assertThat(page.select("#months .bar").eachText())
                .containsExactly(
                        "diciembre de 2025 1.000.000 145.000",
                        "enero de 2026 500.000 72.500",
                        "febrero de 2026 1.000.000 152.500");
        assertThat(page.select("#months .bar rect.g").eachAttr("width")).containsExactly("1000", "500", "1000");
        assertThat(page.select("#months .bar rect.r").eachAttr("width")).containsExactly("145", "73", "153");
        assertThat(page.select("#shares .bar").eachText())
                .containsExactly("ANA <b>PÉREZ</b> 80,0 % 2.000.000", "(datos borrados) 20,0 % 500.000");
        assertThat(page.select("#saved .bar").eachText())
                .containsExactly("diciembre de 2025 19 h 55 min + 19 h 55 min");
        assertThat(page.select("#gaps td").eachAttr("class")).containsExactly("cell on ", "cell gap jan", "cell on ");
        assertThat(page.select(".note").eachText())
                .containsExactly(
                        "1 boleta se retuvo a una tasa distinta de la legal de su fecha.",
                        "La tasa legal cambia en enero de 2026: de 14,5 % a 15,25 %.");
        assertThat(page.select("#people tbody tr").eachText())
                .containsExactly(
                        "12345678-5 ANA <b>PÉREZ</b> 2 2.000.000 297.500 1.702.500 80,0 % 1 mes sin boleta",
                        "— (datos borrados) 1 500.000 72.500 427.500 20,0 % 1 a otra tasa");
    }

    @Test
    void nothingIsSaidAsNothingAndManyHaveOneLineForTheOthers() {
        Document none = Jsoup.parse(AnalyticsPage.render(analytics(List.of()), ES));
        assertThat(none.select(".note:not([data-rate])").text()).isEqualTo("No hay boletas en estos meses.");
        assertThat(none.select("section")).isEmpty();

        List<LedgerLine> many = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            many.add(line(9_000_000 + i, "N " + i, 1, "2025-12-10", 1_000 + i, 145));
        }
        Document page = Jsoup.parse(AnalyticsPage.render(analytics(many), EN));
        assertThat(page.select("#shares .bar")).hasSize(16);
        assertThat(page.select("#shares .bar").eachText()).last().asString().contains("385");
        assertThat(page.select("#people tbody tr")).hasSize(400);
        assertThat(page.select("#tops table").subList(0, 1))
                .allSatisfy(table -> assertThat(table.select("tbody tr")).hasSize(10));
    }

    @Test
    void pagesAreWellFormedLoadNothingAndAreTheSameWhereverTheyAreMade() {
        Locale before = Locale.getDefault();
        String html = AnalyticsPage.render(analytics(sample()), EN);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(AnalyticsPage.render(analytics(sample()), EN)).isEqualTo(html);
        } finally {
            Locale.setDefault(before);
        }
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document page = parser.parseInput(html, "");
        assertThat(parser.getErrors()).isEmpty();
        assertThat(page.select("script, link, img, iframe, [src], [onclick]")).isEmpty();
        assertThat(page.select(".facts bdi").text()).isEqualTo("Comercial & Cía <b>");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
    }
}
