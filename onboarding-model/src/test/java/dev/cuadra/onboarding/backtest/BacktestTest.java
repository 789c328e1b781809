package dev.cuadra.onboarding.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Sustain;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final Instant MIDNIGHT = Instant.parse("2025-09-26T00:00:00Z");

    private static Instant hour(double number) {
        return MIDNIGHT.plus(Duration.ofMinutes(Math.round(60 * number)));
    }

    private static Definition definition(String bar, boolean shadow) {
        Trigger rollback = Trigger.of(
                Trigger.Level.ROLLBACK,
                Check.number("BL-163", "errors", "percent", ">", "5")
                        .sustained(Sustain.buckets(Duration.ofHours(2), Duration.ofHours(1))));
        Trigger p0 = new Trigger(
                "BL-090",
                Trigger.Level.P0,
                Check.number("BL-090", "errors", "percent", ">", bar),
                Optional.empty(),
                shadow);
        Gate gate = Gate.of(
                "exit",
                Member.must(Check.number("BL-086", "errors", "percent", "<", "5")),
                Member.must(Check.number("strict", "errors", "percent", "<", "1"))
                        .asShadow());
        return Definition.of(
                        "launch",
                        bar,
                        Map.of(),
                        List.of(Metric.of("errors", "percent", MetricKind.GAUGE)),
                        List.of(gate),
                        List.of(rollback, p0))
                .with(new Rollout(
                        List.of(
                                Phase.of("beta", "5", Duration.ZERO, "exit"),
                                Phase.of("all", "100", Duration.ZERO, "exit")),
                        Set.of("engineering-lead"),
                        Set.of("engineering-lead")));
    }

    /** The hour n to n + 1, recorded as it ends. */
    private static Reading bucket(int n, String value) {
        return Reading.over("e-" + n, "errors", hour(n), hour(n + 1), Content.Amount.of(value));
    }

    private static List<Reading> day() {
        String[] values = {"1", "1", "6", "6.5", "1", "1", "1", "1", "1", "1", "7", "1"};
        return IntStream.range(0, values.length)
                .mapToObj(n -> bucket(n, values[n]))
                .toList();
    }

    private static BacktestPlan plan(List<Reading> readings) {
        return BacktestPlan.hourly(
                definition("5", false), Inputs.of(MIDNIGHT, ZoneOffset.UTC, readings), hour(0), hour(12));
    }

    private static List<String> turns(List<Turn> turns) {
        return turns.stream()
                .map(turn -> Duration.between(MIDNIGHT, turn.at()).toHours() + " " + turn.state()
                        + (turn.reason().isEmpty() ? "" : " " + turn.reason()))
                .toList();
    }

    private static List<Turn> all(Map<String, List<Turn>> turns, String id) {
        return turns.getOrDefault(id, List.of());
    }

    @Test
    @Tag("BACK-2")
    void anIncidentOfATriggerThatThereIsNotIsRefusedWithItsPlace() {
        Incident known = new Incident("one", hour(1), hour(2), Optional.empty(), Set.of("BL-163"));
        Incident misspelt = new Incident("two", hour(1), hour(2), Optional.empty(), Set.of("BL-163", "BL-164"));
        BacktestPlan plan = plan(day()).with(List.of(known, misspelt));
        assertThatThrownBy(() -> Backtest.of(plan))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().code()).isEqualTo("BACKTEST_TRIGGER");
                    assertThat(refusal.problem().where().column()).isEqualTo("[1].triggers");
                    assertThat(refusal.problem().remedy().es()).contains("BL-090, BL-163");
                });
        assertThat(Backtest.of(plan(day()).with(List.of(known))).run().missed()).containsExactly(known);
    }

    private static BacktestCursor ran(BacktestPlan plan) {
        Backtest backtest = Backtest.of(plan);
        return backtest.run(backtest.begin(), BacktestListener.SILENT);
    }

    @Test
    @Tag("BACK-1")
    void everythingTurnsAtTheLookAtWhichItWasKnown() {
        Track track = ran(plan(day())).now();
        assertThat(turns(all(track.triggers(), "BL-090")))
                .containsExactly("0 UNKNOWN", "1 CLEAR", "3 FIRING", "5 CLEAR", "11 FIRING", "12 CLEAR");
        // Two hours above, then two hours of proven calm.
        assertThat(turns(all(track.triggers(), "BL-163")))
                .containsExactly("0 UNKNOWN", "1 CLEAR", "3 PENDING", "4 FIRING", "6 CLEAR", "11 PENDING", "12 CLEAR");
        assertThat(turns(all(track.gates(), "exit")))
                .containsExactly(
                        "0 INCONCLUSIVE BL-086", "1 PASS", "3 FAIL BL-086", "5 PASS", "11 FAIL BL-086", "12 PASS");
        assertThat(turns(all(track.shadows(), "exit/strict"))).containsExactly("0 UNKNOWN", "1 NOT_MET");
        assertThat(all(track.gates(), "exit").get(2).why()).isEqualTo("BL-086: 6 < 5 NOT_MET");
    }

    @Test
    @Tag("BACK-2")
    void triggersAreSetAgainstWhatHappened() {
        Incident outage = new Incident("outage", hour(2.5), hour(5), Optional.of(hour(5)), Set.of());
        Incident quiet = new Incident("quiet", hour(8), hour(9), Optional.empty(), Set.of("BL-090"));
        Incident later = new Incident("later", hour(20), hour(21), Optional.empty(), Set.of());
        BacktestPlan plan = plan(day()).with(List.of(outage, quiet, later));
        BacktestPlan near = new BacktestPlan(
                plan.definition(),
                plan.against(),
                plan.inputs(),
                plan.from(),
                plan.to(),
                plan.step(),
                plan.course(),
                plan.incidents(),
                Duration.ofHours(1));
        BacktestResult result = Backtest.of(near).run();
        assertThat(result.episodes())
                .containsExactly(
                        new Episode("BL-163", hour(4), Optional.of(hour(6)), List.of(outage)),
                        new Episode("BL-090", hour(3), Optional.of(hour(5)), List.of(outage)),
                        new Episode("BL-090", hour(11), Optional.of(hour(12)), List.of()));
        assertThat(result.missed()).containsExactly(quiet);
        assertThat(result.falseAlarms()).extracting(Episode::fired).containsExactly(hour(11));
        assertThat(result.json())
                .contains(
                        "\"firstTrigger\":\"BL-090\",\"id\":\"outage\",\"known\":\"2025-09-26T05:00:00Z\",\"leadSeconds\":7200");
        assertThat(result.text().en()).contains("outage: 2:00 h before people knew", "1 missed; false alarms: 1");
        assertThat(result.text().es()).contains("outage: 2:00 h antes de que se supiera");
    }

    @Test
    @Tag("BACK-3")
    void aRolloutThatIsDecidedHereAdvancesGoesBackAndStaysBackUntilItIsOpenedAgain() {
        HistoryEvent reopened = new HistoryEvent(HistoryEvent.Kind.REOPENED, hour(8.5), "engineering-lead");
        BacktestPlan plan = plan(day()).with(new BacktestPlan.Course("beta", List.of(reopened), true));
        BacktestCursor cursor = ran(plan);
        assertThat(turns(cursor.now().decisions()))
                .containsExactly(
                        "0 HOLD DATA_MISSING beta",
                        "1 ADVANCE GATE_OPEN beta",
                        "2 COMPLETE GATE_OPEN all",
                        "3 HOLD P0_FIRING all",
                        "4 ROLL_BACK ROLLBACK_FIRING all",
                        "6 ROLL_BACK ROLLBACK_LATCHED all",
                        "9 COMPLETE GATE_OPEN all",
                        "11 HOLD P0_FIRING all",
                        "12 COMPLETE GATE_OPEN all");
        assertThat(cursor.now().events())
                .containsExactly(
                        new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, hour(0), "beta"),
                        new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, hour(1), "all"),
                        new HistoryEvent(HistoryEvent.Kind.ROLLED_BACK, hour(4), "BL-163"));
    }

    @Test
    @Tag("BACK-3")
    void aRecordedHistoryIsFollowedAsItWas() {
        List<HistoryEvent> history = List.of(
                new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, hour(0), "beta"),
                new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, hour(7.5), "all"));
        BacktestCursor cursor = ran(plan(day()).with(new BacktestPlan.Course("beta", history, false)));
        assertThat(turns(cursor.now().decisions()))
                .startsWith("0 HOLD DATA_MISSING beta", "1 ADVANCE GATE_OPEN beta", "3 HOLD P0_FIRING beta")
                .contains("6 ADVANCE GATE_OPEN beta", "8 COMPLETE GATE_OPEN all");
        assertThat(cursor.now().events()).isEmpty();
    }

    @Test
    @Tag("BACK-3")
    void twoDefinitionsAreComparedLookByLook() {
        BacktestResult result =
                Backtest.of(plan(day()).against(definition("6.2", false))).run();
        assertThat(result.differences()).singleElement().satisfies(each -> {
            assertThat(each.kind() + " " + each.id()).isEqualTo("trigger BL-090");
            assertThat(each.at()).isEqualTo(hour(3));
            assertThat(each.until()).isEqualTo(hour(3));
            assertThat(each.before().why()).isEqualTo("6 > 6.2 NOT_MET");
            assertThat(each.now().why()).isEqualTo("6 > 5 MET");
        });
        assertThat(Backtest.of(plan(day()).against(definition("5", false)))
                        .run()
                        .differences())
                .isEmpty();
        BacktestResult high =
                Backtest.of(plan(day()).against(definition("9", false))).run();
        assertThat(high.differences()).extracting(Difference::looks).containsExactly(2L, 1L);
        assertThat(high.text().es()).contains("Comparación con launch 9: 2 diferencias");
    }

    @Test
    @Tag("BACK-2")
    void whatHasNoEffectIsReportedApart() {
        BacktestPlan plan = BacktestPlan.hourly(
                definition("5", true), Inputs.of(MIDNIGHT, ZoneOffset.UTC, day()), hour(0), hour(12));
        BacktestResult result = Backtest.of(plan).run();
        assertThat(result.episodes()).extracting(Episode::trigger).containsOnly("BL-163");
        int shadow = result.json().indexOf("\"shadow\":{\"conditions\":[{\"id\":\"exit/strict\"");
        assertThat(shadow).isPositive();
        assertThat(result.json().indexOf("{\"episodes\":[{\"cleared\":\"2025-09-26T05:00:00Z\""))
                .isGreaterThan(shadow);
    }

    // ---- properties

    private static List<Reading> readings(List<Integer> values, int delay) {
        List<Reading> all = new ArrayList<>();
        for (int n = 0; n < values.size(); n++) {
            if (values.get(n) < 9) {
                all.add(bucket(n, Integer.toString(values.get(n))).recorded(hour(n + 1 + (n * 7 % 3) * delay)));
            }
        }
        return all;
    }

    /** The oracle evaluates each instant by itself. */
    @Property(tries = 20)
    @net.jqwik.api.Tag("BACK-1")
    void eachLookSaysWhatAnEvaluationAtThatInstantSays(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 9) Integer> values,
            @ForAll @IntRange(max = 3) int delay) {
        List<Reading> readings = readings(values, delay);
        Track track = ran(plan(readings)).now();
        for (int n = 0; n <= 12; n++) {
            Evaluation alone = Evaluation.of(definition("5", false), Inputs.of(hour(n), ZoneOffset.UTC, readings));
            assertThat(standing(all(track.gates(), "exit"), hour(n)))
                    .isEqualTo(alone.gate("exit").verdict().name());
            for (TriggerFinding each : alone.triggers()) {
                assertThat(standing(all(track.triggers(), each.trigger().id()), hour(n)))
                        .isEqualTo(each.state().name());
            }
        }
    }

    private static String standing(List<Turn> turns, Instant at) {
        return turns.stream()
                .filter(turn -> !turn.at().isAfter(at))
                .reduce((one, next) -> next)
                .orElseThrow()
                .state();
    }

    @Property(tries = 25)
    @net.jqwik.api.Tag("BACK-1")
    void whatIsRecordedLaterChangesNoEarlierLine(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 9) Integer> values,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 9) Integer> news,
            @ForAll @IntRange(min = 0, max = 11) int cut) {
        List<Reading> first = readings(values, 1);
        List<Reading> more = new ArrayList<>(first);
        for (int n = 0; n < news.size(); n++) {
            // Corrections of what is known, and readings of the past that nobody had.
            more.add(bucket(n, Integer.toString(news.get(n))).recorded(hour(cut + 0.5)));
            more.add(Reading.over("new-" + n, "errors", hour(n), hour(n + 1), Content.Amount.of("8"))
                    .recorded(hour(cut + 0.1)));
        }
        BacktestPlan.Course course = new BacktestPlan.Course("beta", List.of(), true);
        BacktestCursor one = ran(plan(first).against(definition("6", false)).with(course));
        BacktestCursor two = ran(plan(more).against(definition("6", false)).with(course));
        assertThat(until(two.now(), hour(cut))).isEqualTo(until(one.now(), hour(cut)));
        assertThat(until(two.before().orElseThrow(), hour(cut)))
                .isEqualTo(until(one.before().orElseThrow(), hour(cut)));
    }

    private static List<Object> until(Track track, Instant last) {
        List<Object> all = new ArrayList<>();
        track.gates().values().forEach(all::addAll);
        track.triggers().values().forEach(all::addAll);
        track.shadows().values().forEach(all::addAll);
        all.addAll(track.decisions());
        all.removeIf(turn -> ((Turn) turn).at().isAfter(last));
        track.events().stream().filter(event -> !event.at().isAfter(last)).forEach(all::add);
        return all;
    }

    @Property(tries = 15)
    @net.jqwik.api.Tag("BACK-4")
    void aRunThatIsInterruptedAnywhereComesToTheSameBytes(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 9) Integer> values,
            @ForAll @IntRange(min = 1, max = 12) int stop) {
        BacktestPlan plan = plan(readings(values, 2))
                .against(definition("3", false))
                .with(new BacktestPlan.Course("beta", List.of(), true));
        Backtest backtest = Backtest.of(plan);
        List<Long> told = new ArrayList<>();
        BacktestCursor halfway = backtest.run(backtest.begin(), (done, all) -> {
            told.add(done);
            return done < stop;
        });
        assertThat(halfway.looks()).isEqualTo(stop);
        assertThat(told).hasSize(stop);
        assertThat(backtest.result(halfway).complete()).isFalse();
        BacktestCursor kept = BacktestCursor.parse(halfway.json());
        assertThat(kept).isEqualTo(halfway);
        List<Reading> shuffled = new ArrayList<>(plan.inputs().readings());
        shuffled.addAll(plan.inputs().readings());
        Collections.reverse(shuffled);
        Backtest again = Backtest.of(
                plan(shuffled).against(definition("3", false)).with(new BacktestPlan.Course("beta", List.of(), true)));
        BacktestResult resumed = again.result(again.run(kept, BacktestListener.SILENT));
        assertThat(resumed).isEqualTo(backtest.run());
        assertThat(resumed.complete()).isTrue();
    }

    @Test
    @Tag("BACK-4")
    void aCursorOfAnotherRunIsRefused() {
        String other = Backtest.of(plan(day().subList(0, 3))).begin().json();
        Backtest backtest = Backtest.of(plan(day()));
        assertThatThrownBy(() -> backtest.run(BacktestCursor.parse(other), BacktestListener.SILENT))
                .hasMessageContaining("BACKTEST_OTHER");
        assertThatThrownBy(() -> BacktestCursor.parse("{\"looks\":1}")).hasMessageContaining("BACKTEST_CURSOR");
        assertThatThrownBy(() -> BacktestCursor.parse("nonsense")).hasMessageContaining("BACKTEST_CURSOR");
        assertThatThrownBy(() -> plan(day()).every(Duration.ofSeconds(30)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backtest.of(plan(day()).with(new BacktestPlan.Course("gamma", List.of(), true))))
                .hasMessageContaining("GATE_UNKNOWN_PHASE");
    }
}
