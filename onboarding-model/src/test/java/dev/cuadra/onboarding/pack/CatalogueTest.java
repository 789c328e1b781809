package dev.cuadra.onboarding.pack;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.dashboard.Dashboard;
import dev.cuadra.onboarding.dashboard.DashboardReader;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Recorded;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Population;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.pack.Given.Row;
import dev.cuadra.onboarding.record.Inputs;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Row by row against the columns of the catalogue, which are copied into the resources of this test. */
class CatalogueTest {
    private static final Set<String> TYPES = Set.of("gate", "alert", "rollback", "metric", "target");

    /** How the words of the catalogue are written as windows. */
    private static final Map<String, String> WINDOWS = Map.ofEntries(
            entry("", "any"),
            entry("any", "any"),
            entry("rolling", "any"),
            entry("lifetime", "any"),
            entry("post-adoption", "any"),
            entry("per customer", "any"),
            entry("before beta", "any"),
            entry("before each phase", "any"),
            entry("until restored", "any"),
            entry("during outage", "any"),
            entry("during incident", "any"),
            entry("from report", "any"),
            entry("week", "any"),
            entry("week vs baseline", "any"),
            entry("period vs baseline", "any"),
            entry("2h consecutive", "any"),
            entry("after 14d", "any"),
            entry("60d from launch", "any"),
            entry("launch + 2 weeks", "any"),
            entry("month", "rolling PT744H"),
            entry("monthly", "rolling PT744H"),
            entry("daily", "rolling PT24H"),
            entry("launch day", "days 1..1"),
            entry("launch-day", "any"),
            entry("week 1", "days 1..7"),
            entry("beta period", "days 1..7"),
            entry("week 2", "days 8..14"),
            entry("week 3", "days 15..21"),
            entry("week 4", "days 22..28"),
            entry("weeks 2-4", "days 8..28"),
            entry("end of week 8", "days 50..56"),
            entry("days 2-7", "days 2..7"),
            entry("days 6-7", "days 6..7"),
            entry("month 1", "days 1..30"),
            entry("month 2", "days 31..60"),
            entry("after week 2", "launch+14d.."),
            entry("pre-launch", "..launch"),
            entry("30d", "launch..launch+30d"),
            entry("90d", "launch..launch+90d"),
            entry("90d from launch", "launch..launch+90d"),
            entry("by 2025-12-31", "launch..revenue-goal+1d"),
            entry("open", "any"),
            entry("handoff", "any"),
            entry("day 1 to day 90", "any"),
            entry("weekly", "rolling PT168H"),
            entry("days -7..0", "days -7..0 of kickoff"),
            entry("days 1..30", "days 1..30 of kickoff"),
            entry("end day 30", "days 1..30 of kickoff"),
            entry("days 31..60", "days 31..60 of kickoff"),
            entry("end day 60", "days 31..60 of kickoff"),
            entry("days 61..90", "days 61..90 of kickoff"),
            entry("end day 90", "days 61..90 of kickoff"),
            entry("weeks 5-6", "days 31..42 of kickoff"),
            entry("weeks 7-8", "days 43..56 of kickoff"),
            entry("by day 90", "any"));

    /** Where a pack says something else than the catalogue, and what. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            entry("BL-010", "retention_rate_pct = 14.5 percent any"),
            entry("BL-091", "tax_calc_errors_detected >= 1 count rolling PT24H"),
            entry("BL-164", "customers_reporting_tax_errors >= 2 distinct-customers rolling PT168H"),
            entry("BL-093.sii", "sii_response_seconds > 5 seconds any"),
            entry("BL-092", "adoption_pct_of_eligible < 20 percent any"),
            entry("BL-115", "csat_rating >= 4.5 rating-1-5 rolling PT744H"),
            entry("BL-119", "incremental_arr_clp_millions >= 216 CLP-million launch..revenue-goal+1d"),
            entry("BL-094", "support_tickets_per_week > 100 percent any"),
            entry("BL-165", "customer_complaints_per_week > 200 percent any"),
            entry("BL-104", "csat_measurement in monthly-survey source any"),
            entry("BL-242", "incremental_arr_clp_millions >= 43.2 CLP-million days 1..30"),
            entry("BL-259", "approval_product at launch-1d date any"),
            entry("BL-260", "approval_customer_success at launch-1d date any"),
            entry("BL-261", "approval_engineering at launch-1d date any"),
            entry("BL-262", "approval_business at launch date any"),
            entry("LL-002", "launch_date in 2026-03-02 date any"),
            entry("LL-278", "critical_update_minutes <= 30 minutes any"),
            entry("LL-379", "resolution_rate_pct >= 90 percent launch+14d.."),
            entry("CO-003", "phase_window_days between -7..0 day any"),
            entry("CO-004", "phase_window_days between 1..30 day any"),
            entry("CO-005", "phase_window_days between 31..60 day any"),
            entry("CO-006", "phase_window_days between 61..90 day any"),
            entry("CO-031", "kickoff_meeting_day between 1..3 day any"),
            entry("CO-037", "technical_discovery_day between 3..7 day any"),
            entry("CO-050", "meeting_attendance_pct < 80 percent rolling PT672H"),
            entry("CO-072", "training_completion_pct >= 90 percent days 31..60 of kickoff"),
            entry("CO-073", "issue_resolution_hours_avg < 24 hours rolling PT672H"),
            entry("CO-074", "test_pass_pct < 95 percent days 31..42 of kickoff"),
            entry("CO-076", "technical_issue_escalations > 3 count rolling PT168H"),
            entry("CO-099", "active_usage_pct < 50 percent rolling PT336H"),
            entry("CO-100", "support_tickets_increase_pct > 50 percent rolling PT168H"),
            entry("CO-101", "satisfaction_rating < 3.5 rating-1-5 rolling PT672H"),
            entry("CO-109", "stakeholder_satisfaction > 8 score-0-10 ..kickoff+90d"));

    private static Stream<Row> evaluated(String pack) throws Exception {
        return Given.rows().stream().filter(row -> row.source().equals(pack) && TYPES.contains(row.type()));
    }

    @TestFactory
    @Tag("PACK-1")
    Stream<DynamicTest> everyRowStandsInItsPackOnce() {
        return Packs.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Definition pack = Packs.named(name, Given.of(name));
                    Set<String> expected = evaluated(name).map(Row::id).collect(Collectors.toCollection(TreeSet::new));
                    Set<String> placed = new TreeSet<>(pack.rows().ids());
                    placed.remove("BL-168");
                    assertThat(placed).isEqualTo(expected);
                }));
    }

    @TestFactory
    @Tag("PACK-1")
    Stream<DynamicTest> everyConditionIsThatOfItsRow() {
        return Packs.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Definition pack = Packs.named(name, Given.of(name));
                    Map<String, Row> rows = Given.rows().stream().collect(Collectors.toMap(Row::id, row -> row));
                    List<String> wrong = new java.util.ArrayList<>();
                    pack.gates()
                            .forEach(gate -> gate.members()
                                    .forEach(member -> compare(
                                            member.condition(),
                                            pack.rows()
                                                    .at(Rows.condition(
                                                            gate.id(),
                                                            member.condition().id())),
                                            rows,
                                            wrong)));
                    pack.triggers()
                            .forEach(trigger -> compare(
                                    trigger.condition(), pack.rows().at(Rows.trigger(trigger.id())), rows, wrong));
                    assertThat(wrong).isEmpty();
                }));
    }

    private static void compare(Condition condition, List<String> ids, Map<String, Row> rows, List<String> wrong) {
        Check check = (Check) condition;
        Row row = row(rows, ids.get(0));
        String here = check.metric() + " " + check.question().operator() + " "
                + check.question().right() + " " + check.unit() + " " + check.window();
        String expected = DIFFERENT.getOrDefault(check.id(), written(row));
        if (!here.equals(expected)) {
            wrong.add(check.id() + ": " + here + " instead of " + expected);
        }
    }

    private static String written(Row row) {
        String value = row.value();
        String operator = row.operator();
        boolean word = !value.matches("-?[0-9.]+|[0-9.:]+\\.\\.[0-9.:]+");
        if (operator.equals("=") && word) {
            operator = "in";
        } else if (row.unit().equals("time")) {
            value = value.replace("08:00", minutes("08:00"))
                    .replace("20:00", minutes("20:00"))
                    .replace("09:00", minutes("09:00"))
                    .replace("18:00", minutes("18:00"));
        }
        String shown =
                row.unit().equals("percent") || row.unit().startsWith("rating") ? value.replaceAll("\\.0$", "") : value;
        return row.metric() + " " + operator + " " + shown + " " + row.unit() + " "
                + WINDOWS.getOrDefault(row.window(), "?" + row.window());
    }

    private static Row row(Map<String, Row> rows, String id) {
        return Optional.ofNullable(rows.get(id)).orElseThrow();
    }

    private static String minutes(String time) {
        return Integer.toString(LocalTime.parse(time).toSecondOfDay() / 60);
    }

    @TestFactory
    @Tag("PACK-1")
    Stream<DynamicTest> everyStatedReadingIsThatOfItsRow() {
        return Packs.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Definition pack = Packs.named(name, Given.of(name));
                    Map<String, Row> rows = evaluated(name).collect(Collectors.toMap(Row::id, row -> row));
                    Set<String> stated = new TreeSet<>();
                    for (Recorded each : pack.recorded()) {
                        Row row = row(rows, each.id());
                        String value = row.value().equals("config") ? "" : row.value();
                        assertThat(each)
                                .isEqualTo(new Recorded(row.id(), row.metric(), row.unit(), value, row.window()));
                        stated.add(each.id());
                    }
                    assertThat(rows.values().stream()
                                    .filter(row -> row.operator().equals("recorded"))
                                    .map(Row::id))
                            .containsExactlyInAnyOrderElementsOf(stated);
                }));
    }

    /** Every place of every row; what two roles hold together stands with who decides, and in the routing. */
    @TestFactory
    @Tag("PACK-5")
    Stream<DynamicTest> theOwnerOfEveryPartIsTheRoleOfItsRow() {
        return Packs.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Definition pack = Packs.named(name, Given.of(name));
                    Map<String, Row> rows = Given.rows().stream().collect(Collectors.toMap(Row::id, row -> row));
                    Map<String, String> expected = new TreeMap<>();
                    pack.rows()
                            .byPlace()
                            .forEach((place, ids) -> ids.stream()
                                    .map(id -> row(rows, id).role())
                                    .filter(role -> !role.contains("+"))
                                    .forEach(role -> expected.put(place, role)));
                    assertThat(pack.owners().byPlace()).isEqualTo(expected);
                    assertThat(pack.owners().roles()).containsAll(expected.values());
                    Set<String> together = pack.rows().ids().stream()
                            .filter(id -> row(rows, id).role().contains("+"))
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(together)
                            .isEqualTo(name.equals(Packs.BOLETA_LAUNCH) ? Set.of("BL-167", "BL-168") : Set.of());
                    assertThat(pack.rollout().stream().flatMap(rollout -> rollout.deciders().stream()))
                            .containsExactlyElementsOf(
                                    together.isEmpty() ? List.of() : List.of("engineering-lead", "product-manager"));
                }));
    }

    @TestFactory
    @Tag("PACK-5")
    Stream<DynamicTest> everyRowOfADashboardNamesTheRoleOfItsRequirement() {
        return DashboardReader.SHIPPED.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Definition pack = Packs.named(name, Given.of(name));
                    Map<String, Row> rows = Given.rows().stream().collect(Collectors.toMap(Row::id, row -> row));
                    Dashboard dashboard = Dashboard.of(
                            DashboardReader.shipped(name),
                            pack,
                            Inputs.of(Instant.parse("2026-03-05T12:00:00Z"), ZoneOffset.UTC, List.of()));
                    assertThat(dashboard.rows())
                            .isNotEmpty()
                            .allSatisfy(shown -> assertThat(shown.owner())
                                    .hasValue(
                                            row(rows, shown.definition().row()).role()));
                }));
    }

    /** A dashboard shows what a gate of its pack decides; tickets may be counted one by one, and are those of a week. */
    @TestFactory
    @Tag("PACK-1")
    Stream<DynamicTest> aTargetOnADashboardIsThatOfTheGateWithItsRow() {
        return DashboardReader.SHIPPED.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Map<String, Check> bars = Packs.named(name, Given.of(name)).gates().stream()
                            .flatMap(gate -> gate.members().stream())
                            .map(member -> (Check) member.condition())
                            .collect(Collectors.toMap(Check::id, check -> check, (first, second) -> first));
                    assertThat(DashboardReader.shipped(name).rows())
                            .isNotEmpty()
                            .allSatisfy(row -> {
                                Check bar =
                                        Optional.ofNullable(bars.get(row.row())).orElseThrow();
                                assertThat(row.target())
                                        .returns(bar.id(), Check::id)
                                        .returns(bar.metric(), Check::metric)
                                        .returns(bar.question(), Check::question)
                                        .returns(bar.unit(), Check::unit);
                                assertThat(row.target().window().toString())
                                        .isEqualTo(
                                                bar.id().equals("BL-117")
                                                        ? "rolling PT168H"
                                                        : bar.window().toString());
                                assertThat(row.target().population().map(Population::name))
                                        .isEqualTo(bar.population().map(Population::name));
                            });
                }));
    }

    /** What the catalogue says of the phases, in its own words. */
    @Test
    @Tag("PACK-1")
    void thePhasesLastAndExposeAsTheirRowsSay() throws Exception {
        Map<String, Row> rows = Given.rows().stream().collect(Collectors.toMap(Row::id, row -> row));
        Definition pack = Packs.named(Packs.BOLETA_LAUNCH, Given.BOLETA);
        List<String> said = Stream.of("BL-022", "BL-028", "BL-033")
                .map(id -> row(rows, id).value() + " " + row(rows, next(id, 1)).value() + " "
                        + row(rows, next(id, 2)).value())
                .toList();
        int week = 1;
        List<String> here = new java.util.ArrayList<>();
        for (var phase : pack.rollout().orElseThrow().phases()) {
            long weeks = phase.minimum().toDays() / 7;
            here.add(week + ".." + (week + weeks - 1) + " " + phase.percent() + " "
                    + phase.listed().orElseThrow());
            week += (int) weeks;
        }
        assertThat(here).isEqualTo(said).containsExactly("1..1 5 3", "2..4 20 36", "5..8 100 180");
        assertThat(row(rows, "BL-021").value()).isEqualTo("beta>controlled>general");
    }

    private static String next(String id, int more) {
        return "BL-0" + (Integer.parseInt(id.substring(3)) + more);
    }

    /** An approval by the date of its row, for the launch of the catalogue. */
    @Test
    @Tag("PACK-1")
    void approvalsAreDueOnTheDatesOfTheirRows() throws Exception {
        Definition pack = Packs.named(Packs.BOLETA_LAUNCH, Given.BOLETA);
        var calendar = pack.calendar(java.time.ZoneOffset.UTC, "test");
        Map<String, Row> rows = Given.rows().stream().collect(Collectors.toMap(Row::id, row -> row));
        pack.gate("launch-approvals").orElseThrow().members().forEach(member -> {
            Check check = (Check) member.condition();
            Question.At at = (Question.At) check.question();
            assertThat(at.moment().in(calendar).toString())
                    .startsWith(row(rows, check.id()).value());
        });
    }
}
