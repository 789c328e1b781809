package dev.cuadra.onboarding.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Scene;
import dev.cuadra.onboarding.gate.Sustain;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.spi.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertingTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOON = Instant.parse("2025-10-01T15:00:00Z");
    private static final Routing AT_ONCE = Findings.routing(Duration.ZERO);

    private AlertBook book = AlertBook.EMPTY;
    private final List<AlertEvent.Kind> kinds = new ArrayList<>();

    private void look(TriggerFinding finding, Instant at, Routing routing) {
        List<AlertEvent> events = Alerting.events(book, List.of(finding), at, routing, true);
        book = book.after(events).evaluated(at);
        events.forEach(event -> kinds.add(event.kind()));
    }

    private void look(Trigger trigger, TriggerState state, Duration after) {
        look(Findings.of(trigger, state), NOON.plus(after), AT_ONCE);
    }

    private AlertState state() {
        return book.alert("T").state();
    }

    /** The rows of the table of sustained conditions, an hour each; "-" is a bucket that is missing. */
    @ParameterizedTest
    @CsvSource({
        "6.0, PENDING",
        "6.0 5.2, FIRING",
        "6.0 5.0, QUIET",
        "6.0 4.9 7.0, PENDING",
        "9.0 0.5 9.0 0.5, QUIET",
        "6.0 -, MISSING",
        "- 6.0, MISSING",
        "4.0 -, PENDING",
        "6.0 - 5.5, MISSING",
        "6.0 5.2 -, FIRING",
        "6.0 5.2 - - - -, FIRING",
        "6.0 5.2 1.0, FIRING",
        "6.0 5.2 1.0 1.0, LATCHED",
        "6.0 5.2 1.0 - 1.0, FIRING",
        "6.0 5.2 1.0 - 1.0 1.0, LATCHED",
        "6.0 5.2 1.0 1.0 7.0, LATCHED",
        "6.0 5.2 1.0 1.0 7.0 7.0, FIRING",
    })
    @Tag("ALERT-1")
    @Tag("ALERT-2")
    @Tag("BL-163")
    void anAlertStandsAsTheTableOfGapsSays(String buckets, AlertState expected) {
        watch(buckets);
        assertThat(book.alert("BL-163").state()).isEqualTo(expected);
        assertThat(kinds.stream().filter(kind -> kind == AlertEvent.Kind.FIRED).count())
                .isEqualTo(book.alert("BL-163").episodes());
    }

    @Test
    @Tag("ALERT-1")
    void theLateBucketDecidesAtOnce() {
        watch("6.0 - 5.5");
        Scene scene = scene("6.0 5.1 5.5");
        look(TriggerFinding.of(sustained(), scene.situation()), Scene.START.plus(HOUR.multipliedBy(3)), AT_ONCE);
        assertThat(book.alert("BL-163").state()).isEqualTo(AlertState.FIRING);
        assertThat(kinds)
                .containsExactly(
                        AlertEvent.Kind.BREACHING,
                        AlertEvent.Kind.DATA_MISSING,
                        AlertEvent.Kind.DATA_BACK,
                        AlertEvent.Kind.FIRED,
                        AlertEvent.Kind.LATCHED);
    }

    @Test
    @Tag("ALERT-2")
    void whatWasOverBetweenTwoLooksIsOverThoughANewBreachBegan() {
        for (String until : List.of("6.0 5.2", "6.0 5.2 1.0 1.0 7.0")) {
            Scene scene = scene(until);
            look(
                    TriggerFinding.of(sustained(), scene.situation()),
                    scene.situation().at(),
                    AT_ONCE);
        }
        assertThat(kinds)
                .containsExactly(
                        AlertEvent.Kind.FIRED,
                        AlertEvent.Kind.LATCHED,
                        AlertEvent.Kind.CLEARED,
                        AlertEvent.Kind.BREACHING);
    }

    /** A part that has a duration says nothing about how long the other part has been clear. */
    @Test
    @Tag("ALERT-2")
    void aTriggerOfWhichOnlyAPartLastsIsOverWhenItsRouteSaysSo() {
        Routing twoHours = Findings.routing(HOUR.multipliedBy(2));
        Check level = Check.number("level", "errors", "percent", ">", "50");
        Condition either = new Condition.Any("T", List.of(level, sustained().condition()));
        Trigger trigger = Trigger.of(Trigger.Level.P1, either);
        look(Findings.of(trigger, TriggerState.FIRING), NOON, twoHours);
        look(Findings.of(trigger, TriggerState.CLEAR), NOON.plus(HOUR), twoHours);
        assertThat(state()).isEqualTo(AlertState.FIRING);
        look(Findings.of(trigger, TriggerState.CLEAR), NOON.plus(HOUR.multipliedBy(3)), twoHours);
        assertThat(state()).isEqualTo(AlertState.CLEARED);
    }

    private static Trigger sustained() {
        return Trigger.of(
                Trigger.Level.ROLLBACK,
                Check.number("BL-163", "errors", "percent", ">", "5")
                        .over("launch..")
                        .sustained(Sustain.buckets(HOUR.multipliedBy(2), HOUR)));
    }

    private static Scene scene(String buckets) {
        List<String> all = List.of(buckets.split(" ", -1));
        Scene scene = Scene.with(Metric.of("errors", "percent", MetricKind.GAUGE))
                .at(Scene.START.plus(HOUR.multipliedBy(all.size())));
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).equals("-")) {
                Instant start = Scene.START.plus(HOUR.multipliedBy(i));
                scene.over("errors", start, start.plus(HOUR), Content.Amount.of(all.get(i)));
            }
        }
        return scene;
    }

    /** Looks at the end of every hour. */
    private void watch(String buckets) {
        List<String> all = List.of(buckets.split(" ", -1));
        for (int hour = 1; hour <= all.size(); hour++) {
            Scene scene = scene(String.join(" ", all.subList(0, hour)));
            look(
                    TriggerFinding.of(sustained(), scene.situation()),
                    scene.situation().at(),
                    AT_ONCE);
        }
    }

    @Test
    @Tag("ALERT-1")
    void anAlertFiresOnceAndASecondTimeOnlyAfterItWasOver() {
        Trigger trigger = Findings.trigger(Trigger.Level.P0);
        look(trigger, TriggerState.FIRING, Duration.ZERO);
        look(trigger, TriggerState.FIRING, Duration.ofMinutes(1));
        look(trigger, TriggerState.CLEAR, Duration.ofMinutes(2));
        look(trigger, TriggerState.FIRING, Duration.ofMinutes(3));
        assertThat(kinds).containsExactly(AlertEvent.Kind.FIRED, AlertEvent.Kind.CLEARED, AlertEvent.Kind.FIRED);
        assertThat(book.alert("T").episodes()).isEqualTo(2);
        assertThat(book.alert("T").firing()).contains(NOON.plus(Duration.ofMinutes(3)));
    }

    @Test
    @Tag("ALERT-2")
    void missingDataAreAnEpisodeOfTheirOwnAndResolveNothing() {
        Trigger trigger = Findings.trigger(Trigger.Level.P0);
        look(trigger, TriggerState.FIRING, Duration.ZERO);
        look(trigger, TriggerState.UNKNOWN, Duration.ofMinutes(1));
        look(trigger, TriggerState.UNKNOWN, Duration.ofMinutes(2));
        assertThat(state()).isEqualTo(AlertState.FIRING);
        assertThat(book.alert("T").missing()).contains(NOON.plus(Duration.ofMinutes(1)));
        look(trigger, TriggerState.CLEAR, Duration.ofMinutes(3));
        assertThat(state()).isEqualTo(AlertState.CLEARED);
        assertThat(kinds)
                .containsExactly(
                        AlertEvent.Kind.FIRED,
                        AlertEvent.Kind.DATA_MISSING,
                        AlertEvent.Kind.DATA_BACK,
                        AlertEvent.Kind.CLEARED);
    }

    @Test
    @Tag("ALERT-2")
    void clearDataThatAreInterruptedCountFromAnew() {
        Routing twoHours = Findings.routing(Duration.ofHours(2));
        Trigger trigger = Findings.trigger(Trigger.Level.P1);
        List<TriggerState> states = List.of(
                TriggerState.FIRING,
                TriggerState.CLEAR,
                TriggerState.UNKNOWN,
                TriggerState.CLEAR,
                TriggerState.CLEAR,
                TriggerState.CLEAR);
        for (int hour = 0; hour < 5; hour++) {
            look(Findings.of(trigger, states.get(hour)), NOON.plus(HOUR.multipliedBy(hour)), twoHours);
        }
        // Clear from 15:00 on without a gap: at 16:00 for one hour.
        assertThat(state()).isEqualTo(AlertState.FIRING);
        look(
                Findings.of(trigger, states.get(5)),
                NOON.plus(HOUR.multipliedBy(5)).minusNanos(1),
                twoHours);
        assertThat(state()).isEqualTo(AlertState.FIRING);
        look(Findings.of(trigger, states.get(5)), NOON.plus(HOUR.multipliedBy(5)), twoHours);
        assertThat(state()).isEqualTo(AlertState.CLEARED);
    }

    @Test
    @Tag("ALERT-4")
    void aPZeroThatNobodyTakesIsEscalatedOnceAfterAQuarterOfAnHour() {
        Trigger trigger = Findings.trigger(Trigger.Level.P0);
        look(trigger, TriggerState.FIRING, Duration.ZERO);
        look(trigger, TriggerState.FIRING, Duration.ofMinutes(15));
        assertThat(kinds).doesNotContain(AlertEvent.Kind.ESCALATED);
        look(trigger, TriggerState.FIRING, Duration.ofMinutes(15).plusNanos(1));
        look(trigger, TriggerState.UNKNOWN, Duration.ofMinutes(20));
        assertThat(kinds).filteredOn(kind -> kind == AlertEvent.Kind.ESCALATED).hasSize(1);
        look(trigger, TriggerState.FIRING, Duration.ofHours(9));
        assertThat(kinds).filteredOn(kind -> kind == AlertEvent.Kind.ESCALATED).hasSize(2);
        assertThat(book.alert("T").escalated()).isEqualTo(2);
    }

    @Test
    @Tag("ALERT-4")
    void whoTakesCareHasARoleThatIsToldAndDoesItOnce() {
        Trigger trigger = Findings.trigger(Trigger.Level.P0);
        assertThat(code(word("owner"))).isEqualTo("ALERT_NOT_FIRING");
        look(trigger, TriggerState.FIRING, Duration.ZERO);
        assertThat(code(word("passer-by"))).isEqualTo("ALERT_ROLE");
        Acknowledging taken = word("chief");
        assertThat(taken.event())
                .hasValueSatisfying(event -> assertThat(event.note()).isEqualTo("chief"));
        book = book.after(List.of(taken.event().orElseThrow()));
        assertThat(word("owner")).isEqualTo(new Acknowledging(java.util.Optional.empty(), java.util.Optional.empty()));
        look(trigger, TriggerState.FIRING, Duration.ofHours(9));
        assertThat(kinds).doesNotContain(AlertEvent.Kind.ESCALATED);
        // The next episode wants somebody anew.
        look(trigger, TriggerState.CLEAR, Duration.ofHours(10));
        look(trigger, TriggerState.FIRING, Duration.ofHours(11));
        assertThat(book.alert("T").acknowledged()).isFalse();
    }

    private Acknowledging word(String role) {
        return Acknowledging.of(
                book.alert("T"), Findings.trigger(Trigger.Level.P0), role, NOON.plus(Duration.ofMinutes(5)), AT_ONCE);
    }

    private static String code(Acknowledging word) {
        return word.refusal().map(Problem::code).orElse("");
    }

    @Test
    @Tag("ALERT-3")
    void whatIsNotArmedIsSilentAndAShadowLatchesAndEscalatesNothing() {
        Trigger shadow = new Trigger(
                "T",
                Trigger.Level.ROLLBACK,
                Findings.trigger(Trigger.Level.P0).condition(),
                java.util.Optional.empty(),
                true);
        look(shadow, TriggerState.NOT_ARMED, Duration.ZERO);
        assertThat(kinds).isEmpty();
        assertThat(state()).isEqualTo(AlertState.QUIET);
        look(shadow, TriggerState.FIRING, Duration.ofHours(1));
        look(shadow, TriggerState.FIRING, Duration.ofHours(9));
        assertThat(kinds).containsExactly(AlertEvent.Kind.FIRED);
    }

    @Test
    @Tag("ALERT-7")
    void aRollbackIsLatchedWhenItsDataAreClearAgain() {
        Trigger trigger = Findings.trigger(Trigger.Level.ROLLBACK);
        look(trigger, TriggerState.FIRING, Duration.ZERO);
        look(trigger, TriggerState.CLEAR, Duration.ofMinutes(1));
        assertThat(state()).isEqualTo(AlertState.LATCHED);
        look(trigger, TriggerState.UNKNOWN, Duration.ofMinutes(2));
        assertThat(state()).isEqualTo(AlertState.LATCHED);
        book = book.after(
                List.of(new AlertEvent("T", AlertEvent.Kind.REOPENED, NOON.plus(HOUR), 1, 0, "engineering-lead")));
        assertThat(state()).isEqualTo(AlertState.MISSING);
        look(trigger, TriggerState.CLEAR, Duration.ofHours(2));
        assertThat(state()).isEqualTo(AlertState.CLEARED);
    }

    @Test
    void anEventOfAnotherTriggerIsRefused() {
        AlertEvent other = new AlertEvent("U", AlertEvent.Kind.FIRED, NOON, 1, 0, "");
        assertThatIllegalArgumentException().isThrownBy(() -> Alert.quiet("T").after(other));
    }
}
