package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class LaunchReportPageTest {
    private static final LocalDate LAUNCH = LocalDate.of(2026, 3, 2);
    private static final Locale ES = Locale.forLanguageTag("es");

    private static LaunchReport.Day day(int number, long opened, String colour) {
        return new LaunchReport.Day(
                LAUNCH.plusDays(number - 1L),
                opened,
                1,
                0,
                2,
                3,
                colour,
                List.of(new LaunchReport.Link("resumen", "day-" + number + ".txt")));
    }

    private static LaunchReport report() {
        Instant at = Instant.parse("2026-03-03T02:30:00Z");
        return new LaunchReport(
                LAUNCH,
                ZoneId.of("America/Santiago"),
                List.of(new LaunchReport.Figure("Sin entregar", "3", true)),
                List.of(day(1, 40, "RED"), day(2, 10, "GREEN"), day(3, 0, "YELLOW")),
                List.of(
                        new LaunchReport.Decision(
                                at,
                                "gate <x>",
                                "PASS",
                                Optional.of("FAIL"),
                                LaunchReport.Tone.GOOD,
                                Optional.of("x.jsonl")),
                        new LaunchReport.Decision(
                                at.plusSeconds(3_600 * 24),
                                "alert",
                                "FIRED",
                                Optional.empty(),
                                LaunchReport.Tone.BAD,
                                Optional.empty())),
                List.of(new LaunchReport.Files("Soporte", List.of(new LaunchReport.Link("todo", "all.txt")))));
    }

    private static Document page(Locale language) {
        return Jsoup.parse(
                LaunchReportPage.render(report(), PageOptions.in(language).withCompanyName("A & B")));
    }

    @Test
    void eachDayHasItsFiguresItsColourInWordsAndABarByItsTickets() {
        Document page = page(ES);
        assertThat(page.select("[data-day=1] [data-figure=opened]").text()).isEqualTo("40");
        assertThat(page.select("[data-day] .tag").eachText()).containsExactly("rojo", "verde", "amarillo");
        assertThat(page.select("[data-day] rect").eachAttr("width")).containsExactly("1000", "250", "0");
        assertThat(page.select("[data-day=2] .nm small").text()).isEqualTo("2 · martes");
    }

    @Test
    void decisionsStandUnderTheDayOfTheZoneAndWhatIsFromOutsideIsEscaped() {
        Document page = page(Locale.ENGLISH);
        assertThat(page.select("#decisions h3").eachText()).containsExactly("2026-03-02", "2026-03-03");
        assertThat(page.select("#decisions .tm").eachText()).containsExactly("23:30", "23:30");
        assertThat(page.select("#decisions a").text()).isEqualTo("gate <x>");
        assertThat(page.select("#decisions tr").get(0).text()).contains("FAIL → PASS");
        assertThat(page.select("#decisions .tag.bad").text()).isEqualTo("FIRED");
        assertThat(page.select("header bdi").text()).isEqualTo("A & B");
    }

    @Test
    void aReportOfNothingIsAPageToo() {
        LaunchReport empty = new LaunchReport(LAUNCH, ZoneId.of("UTC"), List.of(), List.of(), List.of(), List.of());
        Document page = Jsoup.parse(LaunchReportPage.render(empty, PageOptions.in(ES)));
        assertThat(page.select("h1").text()).contains("2026-03-02");
        assertThat(page.select("#decisions, #files")).isEmpty();
    }
}
