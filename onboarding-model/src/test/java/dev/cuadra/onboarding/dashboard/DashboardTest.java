package dev.cuadra.onboarding.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Owners;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.gate.Change;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Evidence;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Population;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Polarity;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardTest {
    static final ZoneId ZONE = ZoneId.of("America/Santiago");
    static final LocalDate LAUNCH = LocalDate.of(2025, 9, 26);

    /** When a day of the plan begins; the launch is day 1. */
    static Instant day(int number) {
        return LAUNCH.plusDays(number - 1L).atStartOfDay(ZONE).toInstant();
    }

    // ---- the launch that the catalogue records

    static Definition launch(Trigger adoption) {
        return Definition.of(
                "boleta-launch",
                "1",
                Map.of("launch", LAUNCH, "revenue-goal", LocalDate.of(2025, 12, 31)),
                List.of(
                        Metric.of("adoption_pct_of_eligible", "percent", MetricKind.RATIO)
                                .with(Polarity.HIGHER_BETTER),
                        Metric.of("adoption_pct_of_exposed", "percent", MetricKind.RATIO)
                                .with(Polarity.HIGHER_BETTER),
                        Metric.of("csat_rating", "rating-1-5", MetricKind.MEAN).with(Polarity.HIGHER_BETTER),
                        Metric.of("support_tickets_per_week", "tickets/week", MetricKind.COUNT)
                                .with(Polarity.LOWER_BETTER),
                        Metric.of("incremental_arr_clp_millions", "CLP-million", MetricKind.GAUGE)
                                .with(Polarity.HIGHER_BETTER)),
                List.of(),
                List.of(
                        adoption,
                        Trigger.of(
                                Trigger.Level.BUSINESS,
                                Check.number("BL-094", "support_tickets_per_week", "percent", ">", "100")
                                        .over("rolling P7D")
                                        .against(Change.from("2")))));
    }

    private static Trigger overEligible() {
        return Trigger.of(
                        Trigger.Level.P1,
                        Check.number("BL-092", "adoption_pct_of_eligible", "percent", "<", "20")
                                .with(Population.named(Population.ELIGIBLE)))
                .armed("launch+14d");
    }

    private static Trigger overExposed() {
        return Trigger.of(
                        Trigger.Level.P1,
                        Check.number("BL-092", "adoption_pct_of_exposed", "percent", "<", "20")
                                .with(Population.named(Population.EXPOSED)))
                .armed("launch+14d");
    }

    static Reading reading(String metric, Instant at, String value) {
        return Reading.at(metric + "@" + at, metric, at, Content.Amount.of(value));
    }

    static Reading week(String metric, int number, String value) {
        int first = 7 * (number - 1) + 1;
        return Reading.over(metric + number, metric, day(first), day(first + 7), Content.Amount.of(value));
    }

    /** Readings on which the recorded dashboard rests: those of week 2 as recorded, those of week 1 invented. */
    static List<Reading> recorded() {
        Instant first = day(7);
        Instant second = day(14);
        return List.of(
                reading("adoption_pct_of_eligible", first, "9"),
                reading("adoption_pct_of_eligible", second, "18"),
                Reading.at("x", "adoption_pct_of_exposed", second, new Content.Share(32, 36)),
                reading("csat_rating", first.plusSeconds(1), "4.6"),
                reading("csat_rating", second, "4.8"),
                week("support_tickets_per_week", 1, "3"),
                week("support_tickets_per_week", 2, "3"),
                reading("incremental_arr_clp_millions", first, "10"),
                reading("incremental_arr_clp_millions", second, "25"));
    }

    static Dashboard atTwoWeeks(Definition launch, List<Reading> readings) {
        DashboardDefinition rows = DashboardReader.shipped("boleta-launch");
        return Dashboard.of(rows, launch, Inputs.of(day(15), ZONE, readings));
    }

    private static DashboardRow row(Dashboard dashboard, String id) {
        return dashboard.rows().stream()
                .filter(row -> row.definition().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("DASH-1")
    @Tag("DASH-3")
    @Tag("BL-112")
    void theFourRecordedRowsComeOutAsRecorded() {
        Dashboard dashboard = atTwoWeeks(launch(overEligible()), recorded());

        assertThat(dashboard.rows()).hasSize(4).allSatisfy(row -> {
            Recorded expected = row.definition().recorded().orElseThrow();
            assertThat(row.status()).as(row.definition().id()).isEqualTo(expected.status());
            assertThat(row.trend().direction()).as(row.definition().id()).contains(expected.trend());
            assertThat(row.current()).contains(Exact.of(expected.value()));
        });
        assertThat(dashboard.rows().stream()
                        .map(row -> row.definition().row() + " "
                                + row.definition().recorded().orElseThrow().row()))
                .containsExactly("BL-113 BL-114", "BL-115 BL-116", "BL-117 BL-118", "BL-119 BL-120");
        assertThat(dashboard.count(RowStatus.AMBER)).isEqualTo(2);
    }

    @Test
    @Tag("DASH-2")
    void adoptionIsAheadOfItsPaceAndAmberForItsAlert() {
        DashboardRow row = row(atTwoWeeks(launch(overEligible()), recorded()), "adoption");

        Pace pace = row.pace().orElseThrow();
        assertThat(pace.expected()).isEqualTo(Exact.share(28, 3, 1));
        assertThat(pace.factor()).contains(Exact.share(27, 14, 1));
        assertThat(row.target()).isEqualTo(Outcome.NOT_MET);
        assertThat(row.alerts()).containsExactly(new RowAlert("BL-092", Trigger.Level.P1, TriggerState.FIRING));
        assertThat(row.why().en())
                .isEqualTo("It moves at the pace needed or better (1.93 times): 9.33 would be due today."
                        + " Alerts that are on: BL-092.");
        assertThat(row.why().es())
                .isEqualTo("Avanza al ritmo necesario o mejor (1,93 veces): hoy correspondería 9,33."
                        + " Alertas activas: BL-092.");
        assertThat(row.until()).contains(LocalDate.of(2025, 12, 24));
    }

    @Test
    @Tag("DASH-1")
    void askedOfTheExposedCustomersTheAlertIsClearAndAdoptionGreen() {
        DashboardRow row = row(atTwoWeeks(launch(overExposed()), recorded()), "adoption");
        assertThat(row.alerts()).containsExactly(new RowAlert("BL-092", Trigger.Level.P1, TriggerState.CLEAR));
        assertThat(row.status()).isEqualTo(RowStatus.GREEN);
    }

    @Test
    @Tag("DASH-2")
    void revenueIsAtFourFifthsOfItsPace() {
        DashboardRow row = row(atTwoWeeks(launch(overEligible()), recorded()), "revenue");
        assertThat(row.pace().orElseThrow().expected()).isEqualTo(Exact.share(14 * 216, 97, 1));
        assertThat(row.why().en()).isEqualTo("It moves at 0.80 times the pace needed: 31.18 would be due today.");
        assertThat(row.until()).contains(LocalDate.of(2025, 12, 31));
    }

    @Test
    @Tag("DASH-1")
    void whatIsMetIsGreenUnlessAnAlertIsOn() {
        DashboardRow tickets = row(atTwoWeeks(launch(overEligible()), recorded()), "tickets");
        assertThat(tickets.why().en()).isEqualTo("The target is met.");
        assertThat(tickets.pace()).isEmpty();

        List<Reading> more = new ArrayList<>(recorded());
        more.remove(week("support_tickets_per_week", 2, "3"));
        more.add(week("support_tickets_per_week", 2, "4.5"));
        assertThat(row(atTwoWeeks(launch(overEligible()), more), "tickets").status())
                .isEqualTo(RowStatus.AMBER);
    }

    // ---- the first that matches

    private static final Metric USERS =
            Metric.of("users", "users", MetricKind.GAUGE).with(Polarity.HIGHER_BETTER);
    private static final Metric RATING = Metric.of("rating", "rating-1-5", MetricKind.MEAN);

    private static RowDefinition users() {
        return RowDefinition.of(
                        "users",
                        new Text("Usuarios", "Users"),
                        Check.number("T", "users", "users", ">=", "100").over("launch..launch+100d"))
                .from("0");
    }

    private static DashboardRow show(RowDefinition row, Instant at, List<Trigger> triggers, Reading... readings) {
        return show(row, at, triggers, Set.of(), readings);
    }

    private static DashboardRow show(
            RowDefinition row, Instant at, List<Trigger> triggers, Set<String> latched, Reading... readings) {
        Definition definition =
                Definition.of("d", "1", Map.of("launch", LAUNCH), List.of(USERS, RATING), List.of(), triggers);
        DashboardDefinition dashboard = new DashboardDefinition("d", "1", new Text("d", "d"), List.of(row));
        return Dashboard.of(dashboard, definition, Inputs.of(at, ZONE, List.of(readings)), latched)
                .rows()
                .get(0);
    }

    private static Trigger on(Trigger.Level level, String sign, String threshold) {
        return Trigger.of(level, Check.number("alarm", "users", "users", sign, threshold));
    }

    @ParameterizedTest
    @CsvSource({
        // before a quarter of the time nothing is too slow; half the pace is not below half
        "10, 0, AMBER",
        "25, 0, AMBER",
        "26, 12, RED",
        "26, 12.5, AMBER",
        "26, 24.99, AMBER",
        "26, 25, GREEN",
        "51, 24.9, RED",
        "51, 25, AMBER",
        "51, 50, GREEN",
        "51, 100, GREEN",
        "26, -5, RED",
        // the window is over
        "101, 99.99, RED",
        "101, 100, GREEN",
        "150, 99, RED",
        // at its very start
        "1, 0, GREEN",
        "1, -1, AMBER"
    })
    @Tag("DASH-1")
    @Tag("DASH-2")
    void theColourFollowsThePace(int number, String value, RowStatus expected) {
        Instant at = day(1).plus(Duration.ofDays(number - 1L));
        Instant seen = number > 100 ? day(90) : at;
        assertThat(show(users(), at, List.of(), reading("users", seen, value)).status())
                .isEqualTo(expected);
    }

    @Test
    @Tag("DASH-1")
    void whatDoesNotAccumulateIsAmberWhileItIsNotMetAndHasNoPace() {
        RowDefinition rating = RowDefinition.of(
                "r",
                new Text("Nota", "Rating"),
                Check.number("T", "rating", "rating-1-5", ">=", "4.5").over("week 2"));
        DashboardRow open = show(rating, day(10), List.of(), reading("rating", day(9), "2"));
        assertThat(open.status()).isEqualTo(RowStatus.AMBER);
        assertThat(open.pace()).isEmpty();
        assertThat(open.why().en()).isEqualTo("The target is not met at present.");
        DashboardRow over = show(rating, day(15), List.of(), reading("rating", day(9), "2"));
        assertThat(over.status()).isEqualTo(RowStatus.RED);
        assertThat(over.why().en()).isEqualTo("The window is over and the target was not met.");
    }

    @Test
    @Tag("DASH-1")
    void alertsThatMoveTheRolloutAreRedAndOthersAmber() {
        Reading met = reading("users", day(15), "100");
        assertThat(show(users(), day(15), List.of(on(Trigger.Level.P0, ">", "99")), met)
                        .status())
                .isEqualTo(RowStatus.RED);
        assertThat(show(users(), day(15), List.of(on(Trigger.Level.ROLLBACK, ">", "99")), met)
                        .status())
                .isEqualTo(RowStatus.RED);
        for (Trigger.Level level : List.of(Trigger.Level.P1, Trigger.Level.BUSINESS, Trigger.Level.EARLY_WARNING)) {
            DashboardRow row = show(users(), day(15), List.of(on(level, ">", "99")), met);
            assertThat(row.status()).isEqualTo(RowStatus.AMBER);
            assertThat(row.why().en()).isEqualTo("The target is met. Alerts that are on: alarm.");
        }
        Trigger shadow = new Trigger(
                "alarm", Trigger.Level.P0, Check.number("alarm", "users", "users", ">", "99"), Optional.empty(), true);
        assertThat(show(users(), day(15), List.of(shadow), met).status()).isEqualTo(RowStatus.GREEN);
    }

    @Test
    @Tag("DASH-1")
    void aTriggerThatLatchedStaysRedAfterItsFigureHasRecovered() {
        Trigger trigger = on(Trigger.Level.ROLLBACK, "<", "50");
        Reading met = reading("users", day(15), "100");
        assertThat(show(users(), day(15), List.of(trigger), met).status()).isEqualTo(RowStatus.GREEN);
        assertThat(show(users(), day(15), List.of(trigger), Set.of("alarm"), met)
                        .status())
                .isEqualTo(RowStatus.RED);
    }

    @Test
    @Tag("DASH-4")
    void nothingReadOrReadTooLongAgoIsUnknownBeforeAnyAlert() {
        RowDefinition fresh = users().fresh(Duration.ofDays(7));
        List<Trigger> alarm = List.of(on(Trigger.Level.P0, ">", "1"));
        DashboardRow none = show(fresh, day(15), alarm);
        assertThat(none.status()).isEqualTo(RowStatus.UNKNOWN);
        assertThat(none.why().es()).isEqualTo("No hay ninguna medición vigente.");
        assertThat(none.current()).isEmpty();

        Reading old = reading("users", day(8), "100");
        assertThat(show(fresh, day(15), alarm, old).status()).isEqualTo(RowStatus.RED);
        DashboardRow stale = show(fresh, day(15).plusSeconds(1), alarm, old);
        assertThat(stale.status()).isEqualTo(RowStatus.UNKNOWN);
        assertThat(stale.freshness().stale()).isTrue();
        assertThat(stale.freshness().newest()).contains(day(8));
        assertThat(stale.why().en()).isEqualTo("The newest reading is 7 days old; here a reading holds for 7 days.");
        Reading unread = Reading.at("u", "users", day(15), new Content.Missing("NaN"));
        assertThat(show(fresh, day(15), List.of(), unread).why().en()).isEqualTo("The reading could not be read.");
    }

    @Test
    @Tag("DASH-4")
    void ofAWindowThatIsOverTheReadingsHadToBeFreshAtItsEnd() {
        RowDefinition fresh = users().fresh(Duration.ofDays(7));
        assertThat(show(fresh, day(300), List.of(), reading("users", day(95), "100"))
                        .status())
                .isEqualTo(RowStatus.GREEN);
        assertThat(show(fresh, day(300), List.of(), reading("users", day(80), "100"))
                        .status())
                .isEqualTo(RowStatus.UNKNOWN);
    }

    @Test
    @Tag("DASH-1")
    void whereTheTargetIsNotKnownEveryWorldIsLookedAt() {
        RowDefinition bound = RowDefinition.of(
                "r",
                new Text("Nota", "Rating"),
                Check.number("T", "rating", "rating-1-5", ">=", "4.5").with(Evidence.LOWER_BOUND));
        Reading[] few = {
            reading("rating", day(2), "5"),
            reading("rating", day(3), "5"),
            reading("rating", day(4), "4"),
            reading("rating", day(5), "5"),
            reading("rating", day(6), "5")
        };
        DashboardRow unknown = show(bound, day(7), List.of(), few);
        assertThat(unknown.current()).contains(Exact.share(24, 5, 1));
        assertThat(unknown.status()).isEqualTo(RowStatus.UNKNOWN);
        assertThat(unknown.why().en()).isEqualTo("What is known does not decide how it stands.");

        Trigger p1 = Trigger.of(Trigger.Level.P1, Check.number("p1", "rating", "rating-1-5", ">", "4"));
        assertThat(show(bound, day(7), List.of(p1), few).status()).isEqualTo(RowStatus.AMBER);
        Trigger p0 = Trigger.of(Trigger.Level.P0, Check.number("p0", "rating", "rating-1-5", ">", "4"));
        assertThat(show(bound, day(7), List.of(p0), few).status()).isEqualTo(RowStatus.RED);
    }

    /** A count that had passed its target was once unknown for the day on which nobody counted. */
    @ParameterizedTest
    @CsvSource({"60, 40, 5, GREEN", "60, 39, 5, UNKNOWN", "60, 40, 40, GREEN", "60, 39, 40, UNKNOWN"})
    @Tag("DASH-1")
    void whatIsReachedWithADayMissingIsReached(String first, String third, int at, RowStatus expected) {
        Metric sales = Metric.of("sales", "sales", MetricKind.COUNT);
        RowDefinition row = RowDefinition.of(
                        "s",
                        new Text("Ventas", "Sales"),
                        Check.number("T", "sales", "sales", ">=", "100").over("launch..launch+30d"))
                .from("0");
        Definition definition = Definition.of("d", "1", Map.of("launch", LAUNCH), List.of(sales), List.of(), List.of());
        List<Reading> readings = List.of(
                Reading.over("s1", "sales", day(1), day(2), Content.Amount.of(first)),
                Reading.over("s3", "sales", day(3), day(4), Content.Amount.of(third)));
        DashboardRow shown = Dashboard.of(
                        new DashboardDefinition("d", "1", new Text("d", "d"), List.of(row)),
                        definition,
                        Inputs.of(day(at), ZONE, readings))
                .rows()
                .get(0);
        assertThat(shown.status()).isEqualTo(expected);
        assertThat(shown.pace()).isEmpty();
    }

    @Test
    @Tag("DASH-1")
    void anAlertOfWhichNobodyKnowsIsNamed() {
        Trigger blind = Trigger.of(Trigger.Level.P0, Check.number("p0", "rating", "rating-1-5", "<", "2"));
        DashboardRow row = show(users().watching("p0"), day(15), List.of(blind), reading("users", day(15), "100"));
        assertThat(row.status()).isEqualTo(RowStatus.GREEN);
        assertThat(row.why().es()).isEqualTo("La meta se cumple. Alertas de las que no se sabe: p0.");
    }

    // ---- trend and series

    @ParameterizedTest
    @CsvSource({"100, 105, FLAT", "100, 105.01, UP", "100, 94.99, DOWN", "100, 95, FLAT"})
    @Tag("DASH-3")
    void aTrendComparesTwoCompleteWeeksWithADeadBand(String first, String second, Question.Direction expected) {
        DashboardRow row =
                show(users(), day(15), List.of(), reading("users", day(3), first), reading("users", day(10), second));
        assertThat(row.trend().direction()).contains(expected);
        assertThat(row.trend().better())
                .isEqualTo(
                        expected == Question.Direction.FLAT
                                ? Optional.empty()
                                : Optional.of(expected == Question.Direction.UP));
        assertThat(show(users(), day(14), List.of(), reading("users", day(3), first))
                        .trend())
                .isEqualTo(Trend.UNKNOWN);
    }

    @Test
    @Tag("DASH-3")
    void aDayThatBeginsAnHourLateMovesNoWindowAfterIt() {
        // In Santiago the 6th of September 2026 begins at one o'clock; the window began 22 days before it.
        RowDefinition row = RowDefinition.of(
                "u",
                new Text("Usuarios", "Users"),
                Check.number("T", "users", "users", ">=", "100").over("2026-08-16..2026-12-31"));
        Instant edge = LocalDate.of(2026, 9, 20).atStartOfDay(ZONE).toInstant();
        Reading first = reading("users", edge.minus(Duration.ofDays(8)), "10");
        // Ten past midnight is in the week that begins on the 20th, not in the one before.
        Reading second = reading("users", edge.plus(Duration.ofMinutes(10)), "20");
        Instant at = edge.plus(Duration.ofDays(7));
        assertThat(show(row, at, List.of(), first, second).trend()).isEqualTo(Trend.UNKNOWN);
        Reading between = reading("users", edge.minus(Duration.ofDays(1)), "10");
        assertThat(show(row, at, List.of(), first, between, second).trend().direction())
                .contains(Question.Direction.UP);
    }

    @Test
    @Tag("DASH-4")
    void aSeriesHasGapsWhereNothingWasReadAndEndsWithTheDayThatIsStillOpen() {
        Instant noon = day(5).plus(Duration.ofHours(12));
        DashboardRow row = show(
                users(),
                noon,
                List.of(),
                reading("users", day(1), "0"),
                reading("users", day(3), "7"),
                Reading.at("m", "users", day(4), new Content.Missing("query")),
                reading("users", noon, "9"));

        assertThat(row.series().stream().map(SeriesPoint::value))
                .containsExactly(
                        Optional.of(Exact.ZERO),
                        Optional.empty(),
                        Optional.of(Exact.of(7)),
                        Optional.empty(),
                        Optional.of(Exact.of(9)));
        assertThat(row.series().get(4).to()).isEqualTo(noon);
        DashboardRow without = show(users(), noon, List.of(), reading("users", day(1), "0"));
        assertThat(without.series()).hasSize(4);
        assertThat(show(users(), day(-3), List.of()).series()).isEmpty();
    }

    @Test
    @Tag("DASH-5")
    void numbersInSentencesAreGroupedAsEachLanguageDoes() {
        assertThat(Why.number(new BigDecimal("1234567.50"))).isEqualTo(new Text("1.234.567,50", "1,234,567.50"));
        assertThat(Why.number(new BigDecimal("-123"))).isEqualTo(new Text("-123", "-123"));
        DashboardRow stuck = show(users(), day(30), List.of(), reading("users", day(29), "0"));
        assertThat(stuck.why().en())
                .isEqualTo("There is no progress, with a quarter of the window gone: 29 would be due today.");
        assertThat(stuck.why().es()).isEqualTo("No hay avance y ya pasó un cuarto del plazo: hoy correspondería 29.");
    }

    @Test
    @Tag("DASH-4")
    void aCountTowardsATargetIsDrawnAsTheCountSoFar() {
        Metric sales = Metric.of("sales", "sales", MetricKind.COUNT);
        RowDefinition row = RowDefinition.of(
                        "s",
                        new Text("Ventas", "Sales"),
                        Check.number("T", "sales", "sales", ">=", "100").over("launch..launch+30d"))
                .from("0");
        List<Reading> readings = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            readings.add(Reading.over("s" + i, "sales", day(i), day(i + 1), Content.Amount.of(Integer.toString(i))));
        }
        Definition definition = Definition.of("d", "1", Map.of("launch", LAUNCH), List.of(sales), List.of(), List.of());
        DashboardRow shown = Dashboard.of(
                        new DashboardDefinition("d", "1", new Text("d", "d"), List.of(row)),
                        definition,
                        Inputs.of(day(5), ZONE, readings))
                .rows()
                .get(0);
        assertThat(shown.current()).contains(Exact.of(10));
        assertThat(shown.series().stream().map(point -> point.value().orElseThrow()))
                .containsExactly(Exact.of(1), Exact.of(3), Exact.of(6), Exact.of(10));
    }

    @Test
    @Tag("DASH-4")
    void aSeriesIsNoLongerThanAskedForAndALongWindowCostsNothing() {
        RowDefinition row = new RowDefinition(
                "u",
                "",
                Optional.empty(),
                new Text("Usuarios", "Users"),
                users().target().over("launch..launch+3650d"),
                Optional.of(BigDecimal.ZERO),
                Optional.empty(),
                7,
                BigDecimal.valueOf(5),
                1,
                10,
                Set.of(),
                Optional.empty());
        DashboardRow shown = show(row, day(3001), List.of(), reading("users", day(3000), "5"));
        assertThat(shown.series()).hasSize(10);
        assertThat(shown.series().get(9).value()).contains(Exact.of(5));
        assertThat(shown.series().get(9).to()).isEqualTo(day(3001));
    }

    // ---- the same inputs, and inputs that do not fit

    @Test
    @Tag("DASH-1")
    void theSameInputsGiveTheSameBytesInWhateverOrderTheyCome() {
        String json = atTwoWeeks(launch(overEligible()), recorded()).json();
        List<Reading> shuffled = new ArrayList<>(recorded());
        Collections.shuffle(shuffled, new Random(7));
        assertThat(atTwoWeeks(launch(overEligible()), shuffled).json()).isEqualTo(json);
        assertThat(json).contains("\"status\":\"AMBER\"", "\"factor\":\"1.9286\"", "\"row\":\"BL-113\"");
    }

    @ParameterizedTest
    @CsvSource({"59.96, 60, 59.96", "59.999999, 60, 59.999999", "60, 60, 60", "59.94, 60, 59.9", "100, 60, 100"})
    @Tag("DASH-5")
    void aNumberIsNeverShownAsTheOneItIsNot(String value, String other, String shown) {
        BigDecimal rounded = Rounded.apart(Exact.of(new BigDecimal(value)), 1, Exact.of(new BigDecimal(other)));
        assertThat(rounded.toPlainString()).isEqualTo(shown);
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        return thrown instanceof ProblemException problem ? problem.problem().code() : String.valueOf(thrown);
    }

    @Test
    void rowsThatDoNotFitTheirDefinitionAreRefused() {
        Reading any = reading("users", day(2), "1");
        assertThat(code(() -> show(users().watching("BL-999"), day(3), List.of(), any)))
                .isEqualTo("DASHBOARD_ALERT_UNKNOWN");
        RowDefinition endless = RowDefinition.of(
                        "u", new Text("u", "u"), Check.number("T", "users", "users", ">=", "100"))
                .from("0");
        assertThat(code(() -> show(endless, day(3), List.of(), any))).isEqualTo("DASHBOARD_BASE");
        assertThat(code(() -> show(users().from("100"), day(3), List.of(), any)))
                .isEqualTo("DASHBOARD_BASE");
        assertThat(code(() -> show(users().from("200"), day(3), List.of(), any)))
                .isEqualTo("DASHBOARD_BASE");
        RowDefinition rating = RowDefinition.of(
                        "r",
                        new Text("r", "r"),
                        Check.number("T", "rating", "rating-1-5", ">=", "4").over("week 1"))
                .from("1");
        assertThat(code(() -> show(rating, day(3), List.of(), any))).isEqualTo("DASHBOARD_BASE");
        RowDefinition other =
                RowDefinition.of("o", new Text("o", "o"), Check.number("T", "nothing", "users", ">=", "4"));
        assertThat(code(() -> show(other, day(3), List.of(), any))).isEqualTo("GATE_METRIC_UNKNOWN");
        RowDefinition unit =
                RowDefinition.of("o", new Text("o", "o"), Check.number("T", "users", "percent", ">=", "4"));
        assertThat(code(() -> show(unit, day(3), List.of(), any))).isEqualTo("GATE_UNIT_MISMATCH");
    }

    private static Optional<String> owner(RowDefinition row, Owners owners, Rows rows) {
        Definition definition = launch(overEligible()).with(rows).with(owners);
        DashboardDefinition one = new DashboardDefinition("d", "1", new Text("d", "d"), List.of(row));
        Dashboard shown = Dashboard.of(one, definition, Inputs.of(day(15), ZONE, recorded()));
        assertThat(shown.json())
                .contains(shown.rows()
                        .get(0)
                        .owner()
                        .map(role -> "\"owner\":\"" + role + "\"")
                        .orElse("\"owner\":null"));
        return shown.rows().get(0).owner();
    }

    /** Whom the row names, else who answers for its requirement, else for its metric, else nobody. */
    @Test
    @Tag("PACK-5")
    void aRowSaysWhoAnswersForItsFigure() {
        RowDefinition row = DashboardReader.shipped("boleta-launch").rows().get(0);
        Owners metric = Owners.NONE.with(Rows.metric("adoption_pct_of_eligible"), "data-team");
        Rows rows = Rows.NONE.with(Rows.trigger("BL-092"), "BL-113", "BL-092");
        assertThat(owner(row, Owners.NONE, rows)).isEmpty();
        assertThat(owner(row, metric, rows)).hasValue("data-team");
        Owners both = metric.with(Rows.trigger("BL-092"), "product-manager");
        assertThat(owner(row, both, rows)).hasValue("product-manager");
        assertThat(owner(row, both, Rows.NONE)).hasValue("data-team");
        assertThat(owner(row.ownedBy("jefa de ventas"), both, rows)).hasValue("jefa de ventas");
        Owners known = both.among("product-manager", "data-team");
        assertThat(code(() -> owner(row.ownedBy("jefa de ventas"), known, rows)))
                .isEqualTo("GATE_ROLE_UNKNOWN");
        assertThat(owner(row.ownedBy("data-team"), known, rows)).hasValue("data-team");
        assertThatThrownBy(() -> row.ownedBy("a+b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDefinitionIsReadStrictly() {
        String row = "{\"id\":\"a\",\"title\":{\"es\":\"A\",\"en\":\"A\"},\"target\":"
                + "{\"id\":\"t\",\"metric\":\"m\",\"unit\":\"u\",\"operator\":\">=\",\"value\":1}%s}";
        String whole = "{\"id\":\"d\",\"version\":1,\"title\":{\"es\":\"D\",\"en\":\"D\"},\"rows\":[" + row + "]}";

        assertThat(DashboardReader.read(whole.formatted("")).rows()).hasSize(1);
        assertThat(code(() -> DashboardReader.read(whole.formatted(",\"freshnes\":\"P1D\""))))
                .isEqualTo("GATE_MEMBER_UNKNOWN");
        assertThat(code(() -> DashboardReader.read(whole.formatted(",\"freshness\":\"a week\""))))
                .isEqualTo("GATE_KIND");
        assertThat(code(() -> DashboardReader.read(whole.formatted(",\"seriesPoints\":401"))))
                .isEqualTo("GATE_VALUE");
        assertThat(code(() -> DashboardReader.read(whole.formatted(",\"alerts\":\"x\""))))
                .isEqualTo("GATE_KIND");
        assertThat(code(() -> DashboardReader.read(
                        whole.formatted("}," + row.formatted("").substring(0, row.length() - 3)))))
                .isEqualTo("GATE_VALUE");
        assertThat(code(() -> DashboardReader.read(whole.formatted(",\"owner\":7"))))
                .isEqualTo("GATE_KIND");
        assertThat(code(() -> DashboardReader.read(whole.formatted(",\"owner\":\"a+b\""))))
                .isEqualTo("GATE_VALUE");
        assertThat(code(() -> DashboardReader.read(whole.formatted("").replace("\"u\",", "\"u\",\"owner\":[],"))))
                .isEqualTo("GATE_KIND");
        assertThat(DashboardReader.read(whole.formatted(",\"owner\":\"a\""))
                        .rows()
                        .get(0)
                        .owner())
                .hasValue("a");
        assertThat(DashboardReader.read(whole.formatted("").replace("\"u\",", "\"u\",\"owner\":\"b\","))
                        .rows()
                        .get(0)
                        .owner())
                .hasValue("b");
        assertThat(code(() -> DashboardReader.read("{"))).isEqualTo("GATE_JSON");
        assertThat(code(() -> DashboardReader.read("[]"))).isEqualTo("GATE_JSON");
        assertThat(code(() -> DashboardReader.shipped("../secret"))).isEqualTo("DASHBOARD_UNKNOWN");
        assertThatThrownBy(() -> users().from("x")).isInstanceOf(NumberFormatException.class);
    }
}
