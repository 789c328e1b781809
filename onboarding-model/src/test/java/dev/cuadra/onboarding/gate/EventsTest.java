package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events, states, words and directions: when they have happened, and when nobody knows. */
class EventsTest {
    private static final Metric INCIDENT = Metric.of("incident", "event", MetricKind.EVENT);
    private static final Metric OWNER = Metric.of("owner", "role", MetricKind.TEXT);
    private static final Metric USERS = Metric.of("users", "users", MetricKind.GAUGE);
    private static final Check OCCURS = Check.occurs("c", "incident");
    private static final Content NO = new Content.Answer(false, Optional.empty());

    @ParameterizedTest
    @CsvSource({"lead+engineer, MET", "engineer+lead, MET", "lead, NOT_MET", "engineer, NOT_MET"})
    @Tag("GATE-17")
    void everyRoleThatIsAskedForIsHeld(String held, Outcome expected) {
        Scene scene = Scene.with(OWNER).word("owner", START, held);
        assertThat(scene.outcome(Check.holds("c", "owner", "engineer", "lead"))).isEqualTo(expected);
    }

    @Test
    @Tag("GATE-17")
    void whatIsNoWordHoldsNothing() {
        Finding finding = Scene.with(OWNER).amount("owner", START, "1").now(Check.holds("c", "owner", "lead"));
        assertThat(finding).returns(Outcome.UNKNOWN, Finding::outcome).returns(Gap.UNREADABLE, Finding::gap);
    }

    /** An outage that is over is over: of a state that begins and ends the newest word counts. */
    @Test
    @Tag("GATE-17")
    void aStateEndsAndAnEventHasHappened() {
        Scene state = Scene.with(Metric.of("incident", "bool", MetricKind.BOOLEAN))
                .add(Reading.at("a", "incident", START, new Content.Happened()));
        assertThat(state.outcome(OCCURS)).isEqualTo(Outcome.MET);
        assertThat(state.yes("incident", START.plusSeconds(1), false).outcome(OCCURS))
                .isEqualTo(Outcome.NOT_MET);
        assertThat(state.amount("incident", START.plusSeconds(2), "1")
                        .now(OCCURS)
                        .gap())
                .isEqualTo(Gap.UNREADABLE);
        Scene event = Scene.with(INCIDENT)
                .add(Reading.at("a", "incident", START, new Content.Happened()))
                .yes("incident", START.plusSeconds(1), false);
        assertThat(event.outcome(OCCURS)).isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("GATE-17")
    void whatHappenedToOneHappenedToEverybodyTogetherAndNotToAnother() {
        Scene scene = Scene.with(INCIDENT)
                .add(Reading.at("a", "incident", START, new Content.Happened()).of("customer:a"))
                .add(Reading.at("b", "incident", START, NO).of("customer:b"));
        assertThat(scene.outcome(OCCURS)).isEqualTo(Outcome.MET);
        assertThat(scene.outcome(OCCURS.of("customer:a"))).isEqualTo(Outcome.MET);
        assertThat(scene.outcome(OCCURS.of("customer:b"))).isEqualTo(Outcome.NOT_MET);
        assertThat(scene.outcome(OCCURS.of("customer:c"))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @Tag("GATE-5")
    void thatNothingHappenedHasToBeProvenAndGrowsOld() {
        Metric fresh = INCIDENT.fresh(Duration.ofHours(1));
        Scene scene = Scene.with(fresh).yes("incident", START, false).at(START.plus(Duration.ofHours(1)));
        assertThat(scene.outcome(OCCURS)).isEqualTo(Outcome.NOT_MET);
        assertThat(scene.at(START.plus(Duration.ofHours(1)).plusNanos(1)).now(OCCURS))
                .returns(Outcome.UNKNOWN, Finding::outcome)
                .returns(Gap.STALE, Finding::gap);
        assertThat(Scene.with(INCIDENT).now(OCCURS).gap()).isEqualTo(Gap.NO_READING);
        assertThat(Scene.with(INCIDENT)
                        .yes("incident", START, false)
                        .add(Reading.at("l", "incident", START.plusSeconds(1), new Content.Missing("")))
                        .now(OCCURS)
                        .gap())
                .isEqualTo(Gap.UNREADABLE);
    }

    @Test
    @Tag("GATE-5")
    void aSourceThatIsAliveProvesThatNothingHappened() {
        Scene scene = Scene.with(INCIDENT.absentMeansZero("pulse"), Metric.of("pulse", "event", MetricKind.EVENT))
                .at(START.plusSeconds(60));
        Check lately = OCCURS.over("rolling PT1M");
        assertThat(scene.outcome(lately)).isEqualTo(Outcome.UNKNOWN);
        scene.yes("pulse", START, true);
        assertThat(scene.outcome(lately)).isEqualTo(Outcome.NOT_MET);
        assertThat(scene.outcome(OCCURS)).isEqualTo(Outcome.UNKNOWN);
    }

    /** Not later than ten o'clock is ten o'clock, too; a day ends before midnight. */
    @ParameterizedTest
    @CsvSource({
        "launch 10:00, 36000, 0, MET",
        "launch 10:00, 36000, 1, NOT_MET",
        "launch, 86399, 999999999, MET",
        "launch, 86400, 0, NOT_MET"
    })
    @Tag("GATE-17")
    void whatHappensAtATimeIsNotLater(String moment, long seconds, long nanos, Outcome expected) {
        Instant when = START.plusSeconds(seconds).plusNanos(nanos);
        Scene scene = Scene.with(INCIDENT).add(Reading.at("r", "incident", when, new Content.Happened()));
        Check at = Check.of("c", "incident", "event", new Question.At(Moment.parse(moment)));
        assertThat(scene.outcome(at)).isEqualTo(expected);
    }

    // ---- directions

    private static Check trend(Question.Direction direction) {
        return Check.of("c", "users", "users", new Question.Trend(direction, 7, new BigDecimal("5")));
    }

    /** Where a window has a beginning, whole weeks are counted from there; else, back from now. */
    @ParameterizedTest
    @CsvSource({"launch.., 100 → 200", "any, 200 → 300", "rolling P60D, 200 → 300"})
    @Tag("GATE-22")
    void weeksAreCountedFromTheLaunchOrBackFromNow(String window, String left) {
        Scene scene = Scene.with(USERS)
                .amount("users", Scene.startOf(3), "100")
                .amount("users", Scene.startOf(12), "200")
                .amount("users", Scene.startOf(17), "300")
                .at(Scene.startOf(21));
        Finding finding = scene.now(trend(Question.Direction.UP).over(window));
        assertThat(finding.left()).isEqualTo(left);
        assertThat(finding.outcome()).isEqualTo(Outcome.MET);
        assertThat(finding.used()).hasSize(2);
    }

    @Test
    @Tag("GATE-22")
    void aWeekThatIsOverTodayIsComplete() {
        Scene scene =
                Scene.with(USERS).amount("users", Scene.startOf(3), "100").amount("users", Scene.startOf(9), "90");
        Check down = trend(Question.Direction.DOWN).over("launch..");
        assertThat(scene.at(Scene.startOf(15)).outcome(down)).isEqualTo(Outcome.MET);
        assertThat(scene.at(Scene.startOf(15).minusNanos(1)).now(down).gap()).isEqualTo(Gap.WINDOWS);
        assertThat(scene.at(Scene.startOf(7)).now(down).gap()).isEqualTo(Gap.WINDOWS);
    }

    @Test
    @Tag("GATE-22")
    void aWeekThatIsKnownInPartHasNoDirection() {
        Metric calls = Metric.of("users", "users", MetricKind.COUNT);
        Scene scene = Scene.with(calls)
                .over("users", START, Scene.startOf(8), Content.Amount.of("5"))
                .over("users", Scene.startOf(8), Scene.startOf(14), Content.Amount.of("1"))
                .atDay(15);
        Check down = trend(Question.Direction.DOWN).over("launch..");
        assertThat(scene.now(down)).returns(Outcome.UNKNOWN, Finding::outcome).returns(Gap.WINDOWS, Finding::gap);
        assertThat(scene.over("users", Scene.startOf(14), Scene.startOf(15), Content.Amount.of("1"))
                        .now(down)
                        .left())
                .isEqualTo("5 → 2");
    }
}
