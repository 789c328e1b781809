package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.dashboard.Dashboard;
import dev.cuadra.onboarding.dashboard.DashboardDefinition;
import dev.cuadra.onboarding.dashboard.DashboardReader;
import dev.cuadra.onboarding.dashboard.RowDefinition;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Owners;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.gate.Change;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Polarity;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.pack.Packs;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardPageTest {
    private static final PageOptions ES = PageOptions.in(Locale.forLanguageTag("es-CL"));
    private static final PageOptions EN = PageOptions.in(Locale.ENGLISH).withCompanyName("Comercial & Cía <b>");
    private static final ZoneId ZONE = ZoneId.of("America/Santiago");
    private static final LocalDate LAUNCH = LocalDate.of(2025, 9, 26);

    private static Instant day(int number) {
        return LAUNCH.plusDays(number - 1L).atStartOfDay(ZONE).toInstant();
    }

    private static Definition launch() {
        return Definition.of(
                "boleta-launch",
                "1",
                Map.of("launch", LAUNCH, "revenue-goal", LocalDate.of(2025, 12, 31)),
                List.of(
                        Metric.of("adoption_pct_of_eligible", "percent", MetricKind.RATIO)
                                .with(Polarity.HIGHER_BETTER),
                        Metric.of("csat_rating", "rating-1-5", MetricKind.MEAN).with(Polarity.HIGHER_BETTER),
                        Metric.of("support_tickets_per_week", "tickets/week", MetricKind.COUNT)
                                .with(Polarity.LOWER_BETTER),
                        Metric.of("incremental_arr_clp_millions", "CLP-million", MetricKind.GAUGE)
                                .with(Polarity.HIGHER_BETTER)),
                List.of(),
                List.of(
                        Trigger.of(
                                        Trigger.Level.P1,
                                        Check.number("BL-092", "adoption_pct_of_eligible", "percent", "<", "20"))
                                .armed("launch+14d"),
                        Trigger.of(
                                Trigger.Level.BUSINESS,
                                Check.number("BL-094", "support_tickets_per_week", "percent", ">", "100")
                                        .over("rolling P7D")
                                        .against(Change.from("2")))));
    }

    private static Reading at(String metric, int number, Content content) {
        Instant noon = day(number).plus(Duration.ofHours(12));
        return Reading.at(metric + number, metric, noon, content);
    }

    /** Two weeks of readings, with two days on which nobody asked. */
    private static List<Reading> readings() {
        List<Reading> all = new ArrayList<>();
        int[] adopted = {0, 2, 5, 7, 9, 11, 0, 0, 16, 20, 24, 27, 30, 32};
        for (int i = 1; i <= adopted.length; i++) {
            if (i != 7 && i != 8) {
                all.add(at("adoption_pct_of_eligible", i, new Content.Share(adopted[i - 1], 180)));
                all.add(at("incremental_arr_clp_millions", i, Content.Amount.of(Integer.toString(i * 25 / 14))));
            }
        }
        all.add(at("csat_rating", 5, Content.Amount.of("4.6")));
        all.add(at("csat_rating", 12, Content.Amount.of("4.8")));
        for (int week = 0; week < 2; week++) {
            all.add(Reading.over(
                    "t" + week,
                    "support_tickets_per_week",
                    day(1 + 7 * week),
                    day(8 + 7 * week),
                    Content.Amount.of("3")));
        }
        return all;
    }

    static Dashboard dashboard(List<Reading> readings) {
        return Dashboard.of(DashboardReader.shipped("boleta-launch"), launch(), Inputs.of(day(15), ZONE, readings));
    }

    /** Sixty rows, every third of which nobody knows, with words as long as they come. */
    static Dashboard large() {
        List<Metric> metrics = new ArrayList<>();
        List<RowDefinition> rows = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String key = "porcentaje_de_responsabilidades_institucionalizadas_" + i;
            metrics.add(Metric.of(key, i % 2 == 0 ? "percent" : "desconsideradamente", MetricKind.GAUGE)
                    .with(Polarity.LOWER_BETTER));
            rows.add(RowDefinition.of(
                            "r" + i,
                            new Text(
                                    "Electroencefalografistas contrarrevolucionariamente interdisciplinarizados " + i,
                                    "Counterrevolutionarily interdisciplinary electroencephalographers " + i),
                            Check.number("t" + i, key, metrics.get(i).unit(), ">=", "1234567.5")
                                    .over("launch..launch+90d"))
                    .from("0")
                    .fresh(Duration.ofDays(3)));
            for (int day = 1; day < 15 && i % 3 != 0; day += 1 + i % 4) {
                readings.add(at(key, day, Content.Amount.of(Integer.toString(day * 17_000 * (i % 7)))));
            }
        }
        Definition definition = Definition.of("d", "1", Map.of("launch", LAUNCH), metrics, List.of(), List.of());
        Text title = new Text("Sesenta medidas", "Sixty metrics");
        return Dashboard.of(
                new DashboardDefinition("d", "1", title, rows), definition, Inputs.of(day(15), ZONE, readings));
    }

    /** A Spanish page said {@code 15 contractors} and {@code 30 minutes/week}. */
    @ParameterizedTest
    @CsvSource({
        "contractors, ≥ 15 contratistas, ≥ 15 contractors",
        "minutes/week, ≥ 15 minutos por semana, ≥ 15 minutes per week",
        "articles, ≥ 15 artículos, ≥ 15 articles",
        "per week, ≥ 15 por semana, ≥ 15 per week",
        "parrots, ≥ 15 parrots, ≥ 15 parrots"
    })
    void unitsAreToldInTheLanguageOfThePage(String unit, String spanish, String english) {
        Metric metric = Metric.of("m", unit, MetricKind.GAUGE);
        RowDefinition row = RowDefinition.of(
                "r",
                new Text("Medida", "Metric"),
                Check.number("c", "m", unit, ">=", "15").over("launch..launch+90d"));
        Dashboard dashboard = Dashboard.of(
                new DashboardDefinition("d", "1", new Text("Tablero", "Dashboard"), List.of(row)),
                Definition.of("d", "1", Map.of("launch", LAUNCH), List.of(metric), List.of(), List.of()),
                Inputs.of(day(15), ZONE, List.of()));
        assertThat(Jsoup.parse(DashboardPage.render(dashboard, ES).replace('\u00A0', ' '))
                        .text())
                .contains(spanish);
        assertThat(Jsoup.parse(DashboardPage.render(dashboard, EN).replace('\u00A0', ' '))
                        .text())
                .contains(english);
    }

    @Test
    void everyRowShowsTargetFigureTrendPaceStatusAndWhy() {
        Document page =
                Jsoup.parse(DashboardPage.render(dashboard(readings()), ES).replace('\u00A0', ' '));

        assertThat(page.select("h1").text()).isEqualTo("Lanzamiento de boletas de honorarios");
        assertThat(page.select(".facts").text()).isEqualTo("Al 2025-10-10 00:00 Zona horaria America/Santiago");
        assertThat(page.select(".tally").text()).isEqualTo("Rojo 0 Ámbar 2 Verde 2 Desconocido 0");
        assertThat(page.select("[data-row=adoption]").text())
                .isEqualTo("Adopción entre clientes elegibles adoption_pct_of_eligible ≥ 60 % hasta 2025-12-24"
                        + " 17,8 % 32 de 180 hace 12 h ↗ sube · mejora 1,90 × Ámbar Avanza al ritmo necesario"
                        + " o mejor (1,90 veces): hoy correspondería 9,33. Alertas activas: BL-092.");
        assertThat(page.select("[data-row=satisfaction] .line").text()).isEqualTo("↗ sube · mejora");
        assertThat(page.select("[data-row=tickets] td").eachText())
                .containsExactly(
                        "< 5 por semana", "3 por semana recién medido", "→ estable", "—", "Verde La meta se cumple.");
        assertThat(page.select("[data-row=revenue] .state").text())
                .isEqualTo("Ámbar Avanza a 0,80 veces el ritmo necesario: hoy correspondería 31,18.");
    }

    @Test
    void aLongKeyBreaksAfterWhatJoinsItsParts() {
        Document page = Jsoup.parse(DashboardPage.render(dashboard(readings()), ES));
        assertThat(page.select("[data-row=adoption] .nm small").html())
                .isEqualTo("adoption_<wbr>pct_<wbr>of_<wbr>eligible<wbr>");
        assertThat(page.select("[data-row=adoption] .nm small").text()).isEqualTo("adoption_pct_of_eligible");
    }

    @Test
    void theLineBreaksWhereNothingWasReadAndIsToldInWords() {
        Document page = Jsoup.parse(DashboardPage.render(dashboard(readings()), EN));
        assertThat(page.select("[data-row=adoption] svg[role=img]").attr("aria-label"))
                .isEqualTo("Line of 14 points, from 0 to 17.8; 2 without a reading; target 60.");
        String way = page.select("[data-row=adoption] .way").attr("d");
        assertThat(way.chars().filter(c -> c == 'M').count()).isEqualTo(2);
        assertThat(way).startsWith("M16 184L").endsWith("L984 134");
        // From the sixth of fourteen points to the ninth.
        assertThat(page.select("[data-row=adoption] .hole")).hasSize(1);
        assertThat(page.select("[data-row=adoption] .hole").attr("x")).isEqualTo("388");
        assertThat(page.select("[data-row=adoption] .hole").attr("width")).isEqualTo("223");
        assertThat(page.select("[data-row=adoption] .goal").attr("d")).isEqualTo("M0 16H1000");
        // Before its first week a rating has no gap; it has not begun.
        assertThat(page.select("[data-row=satisfaction] .way").attr("d")).isEqualTo("M16 128L984 16");
        assertThat(page.select("[data-row=satisfaction] .hole")).isEmpty();
    }

    @Test
    void whereNothingIsKnownThePageSaysSoAndNothingIsGreen() {
        Document page = Jsoup.parse(DashboardPage.render(dashboard(List.of()), EN));
        assertThat(page.select("[data-tally=UNKNOWN]").text()).isEqualTo("4");
        assertThat(page.select("td.state").eachText())
                .allSatisfy(text -> assertThat(text).startsWith("Unknown There is no current reading."));
        assertThat(page.select(".line").eachText())
                .allSatisfy(text -> assertThat(text).isEqualTo("There are no readings to draw. trend unknown"));
        assertThat(page.select(".line svg, strong.GREEN")).isEmpty();
    }

    @Test
    void aRowSaysWhoAnswersForItInWordsAndARoleOfTheHostAsItIsWritten() {
        Definition owned = launch().with(Owners.NONE
                .with(Rows.metric("adoption_pct_of_eligible"), "product-manager")
                .with(Rows.metric("csat_rating"), "Kundendienst & <Söhne>"));
        Dashboard dashboard =
                Dashboard.of(DashboardReader.shipped("boleta-launch"), owned, Inputs.of(day(15), ZONE, readings()));
        Document spanish = Jsoup.parse(DashboardPage.render(dashboard, ES));
        assertThat(spanish.select("[data-row=adoption] .owner").text()).isEqualTo("Responde: Jefatura de producto");
        Document english = Jsoup.parse(DashboardPage.render(dashboard, EN));
        assertThat(english.select("[data-row=adoption] .owner").text()).isEqualTo("Answers for it: Product manager");
        assertThat(english.select("[data-row=satisfaction] .owner").text())
                .isEqualTo("Answers for it: Kundendienst & <Söhne>");
        assertThat(english.select("[data-row=revenue] .owner")).isEmpty();
    }

    /** Every role of the packs has a name on the page. */
    @ParameterizedTest
    @CsvSource({
        "boleta-launch, complaintsPerWeek=3",
        "layby-launch, launch=2026-03-02 resolutionRate=90 criticalUpdateMinutes=30",
        "customer-onboarding, kickoff=2026-03-02 CO-072=90 CO-074=95 CO-076=3 CO-099=50 CO-100=50 CO-101=3.5"
    })
    void everyRoleOfThePacksHasAName(String name, String settings) {
        Map<String, String> given = Pattern.compile(" ")
                .splitAsStream(settings)
                .collect(Collectors.toMap(
                        each -> each.substring(0, each.indexOf('=')), each -> each.substring(each.indexOf('=') + 1)));
        Definition pack = Packs.named(name, given);
        for (String role : pack.owners().roles()) {
            RowDefinition row = RowDefinition.of(
                            "r", new Text("r", "r"), Check.number("t", "figure", "users", ">=", "4"))
                    .ownedBy(role);
            Definition one = Definition.of(
                    "d", "1", Map.of(), List.of(Metric.of("figure", "users", MetricKind.GAUGE)), List.of(), List.of());
            Dashboard shown = Dashboard.of(
                    new DashboardDefinition("d", "1", new Text("d", "d"), List.of(row)),
                    one,
                    Inputs.of(day(1), ZONE, List.of()));
            assertThat(Jsoup.parse(DashboardPage.render(shown, EN))
                            .select(".owner")
                            .text())
                    .doesNotContain(role);
        }
    }

    @Test
    void theExampleOfTheDocumentIsAPage() {
        Definition launch = launch();
        List<Reading> readings = readings();
        Instant at = day(15);
        // snippet:dashboard
        DashboardDefinition rows = DashboardReader.shipped("boleta-launch");
        Dashboard dashboard = Dashboard.of(rows, launch, Inputs.of(at, ZoneId.of("America/Santiago"), readings));

        String page = DashboardPage.render(dashboard, PageOptions.in(Locale.forLanguageTag("es-CL")));
        String data = dashboard.json();
        // end:dashboard
        assertThat(page).contains("Adopción entre clientes elegibles");
        assertThat(data).contains("\"status\":\"AMBER\"");
    }

    @Test
    void aDashboardWithoutRowsSaysThatItHasNone() {
        Dashboard none = Dashboard.of(
                new DashboardDefinition("d", "1", new Text("Nada", "Nothing"), List.of()),
                launch(),
                Inputs.of(day(15), ZONE, List.of()));
        assertThat(Jsoup.parse(DashboardPage.render(none, EN)).select(".note").text())
                .isEqualTo("This dashboard has no rows.");
    }

    @Test
    void pagesAreWellFormedLoadNothingAndAreTheSameWhereverTheyAreMade() {
        Locale before = Locale.getDefault();
        for (Dashboard dashboard : List.of(dashboard(readings()), large())) {
            String html = DashboardPage.render(dashboard, EN);
            try {
                Locale.setDefault(Locale.forLanguageTag("ar-EG"));
                assertThat(DashboardPage.render(dashboard, EN)).isEqualTo(html);
            } finally {
                Locale.setDefault(before);
            }
            Parser parser = Parser.htmlParser().setTrackErrors(20);
            Document page = parser.parseInput(html, "");
            assertThat(parser.getErrors()).isEmpty();
            assertThat(page.select("script, link, img, iframe, [src], [onclick], [style]"))
                    .isEmpty();
            assertThat(page.select(".facts bdi").text()).isEqualTo("Comercial & Cía <b>");
            assertThat(page.select("tbody tr")).hasSize(dashboard.rows().size());
            assertThat(page.select("td.state strong")).allSatisfy(status -> {
                assertThat(status.text()).isNotBlank();
                assertThat(status.select("svg")).hasSize(1);
            });
        }
    }
}
