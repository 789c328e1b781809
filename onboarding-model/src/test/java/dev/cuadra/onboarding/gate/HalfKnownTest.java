package dev.cuadra.onboarding.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Scale;
import dev.cuadra.onboarding.metric.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known in part decides only where the rest could not change it. */
class HalfKnownTest {
    private static final Instant START = Scene.START;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Metric PULSE =
            Metric.of("pulse", "event", MetricKind.EVENT).fresh(Duration.ofHours(2));

    private static Instant hour(int number) {
        return START.plus(HOUR.multipliedBy(number));
    }

    private static Scene beating(Scene scene, int hours) {
        for (int i = 0; i <= hours; i++) {
            scene.add(Reading.at("beat" + i, "pulse", hour(i), new Content.Happened()));
        }
        return scene;
    }

    private static void report(Scene scene, String metric, String customer, int hour) {
        scene.add(Reading.at(metric + customer + hour, metric, hour(hour), new Content.Happened())
                .of("customer:" + customer));
    }

    /** One report that came through does not prove that no other was lost while the source was silent. */
    @ParameterizedTest
    @CsvSource({"20, NOT_MET", "10, UNKNOWN"})
    @Tag("GATE-4")
    @Tag("GATE-5")
    void oneReportProvesNothingOfASourceThatFellSilent(int lastBeat, Outcome expected) {
        Metric reports =
                Metric.of("reports", "customers", MetricKind.DISTINCT_COUNT).absentMeansZero("pulse");
        Metric defects = Metric.of("defects", "defects", MetricKind.COUNT).absentMeansZero("pulse");
        Scene scene = beating(Scene.with(reports, defects, PULSE), lastBeat).at(hour(20));
        report(scene, "reports", "a", 3);
        report(scene, "defects", "a", 3);
        assertThat(scene.outcome(
                        Check.number("three", "reports", "customers", ">=", "3").over("rolling PT20H")))
                .isEqualTo(expected);
        assertThat(scene.outcome(
                        Check.number("three", "defects", "defects", ">=", "3").over("rolling PT20H")))
                .isEqualTo(expected);
    }

    @Test
    @Tag("GATE-4")
    void enoughReportsAreEnoughWhateverElseWasLost() {
        Metric reports =
                Metric.of("reports", "customers", MetricKind.DISTINCT_COUNT).absentMeansZero("pulse");
        Scene scene = beating(Scene.with(reports, PULSE), 4).at(hour(20));
        report(scene, "reports", "a", 1);
        report(scene, "reports", "b", 2);
        report(scene, "reports", "c", 3);
        assertThat(scene.outcome(
                        Check.number("three", "reports", "customers", ">=", "3").over("rolling PT20H")))
                .isEqualTo(Outcome.MET);
    }

    /** How old a reading may be says nothing of hours at the end of a closed window that no reading covers. */
    @Test
    @Tag("GATE-5")
    void aClosedWindowIsCoveredToItsEndOrNot() {
        Metric tickets = Metric.of("tickets", "tickets", MetricKind.COUNT).fresh(Duration.ofHours(3));
        Check few = Check.number("few", "tickets", "tickets", "<", "2").over("hours 00:00..10:00 of day 1");
        Scene scene = Scene.with(tickets).at(hour(24)).over("tickets", hour(0), hour(8), Content.Amount.of("1"));
        assertThat(scene.outcome(few)).isEqualTo(Outcome.UNKNOWN);
        assertThat(scene.over("tickets", hour(8), hour(10), Content.Amount.of("0"))
                        .outcome(few))
                .isEqualTo(Outcome.MET);
    }

    /** A share of more than there are contradicts the population, in every mode, and is no figure. */
    @ParameterizedTest
    @CsvSource({"POINT", "CENSUS", "LOWER_BOUND"})
    @Tag("GATE-16")
    void moreThanThereAreIsNoShareOfThem(Evidence.Mode mode) {
        Metric adoption = Metric.of("adoption", "percent", MetricKind.RATIO).cumulative();
        Check check = Check.number("adoption", "adoption", "percent", ">=", "60")
                .with(Population.of("eligible", 100))
                .with(new Evidence(mode, Evidence.Method.WILSON, Evidence.POINT.certainty()));
        Finding found =
                Scene.with(adoption).atDay(2).share("adoption", START, 120, 150).now(check);
        assertThat(found.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(found.gap()).isEqualTo(Gap.UNREADABLE);
    }

    /** A baseline is its newest reading; where that one is missing there is none, and no older one takes its place. */
    @Test
    @Tag("GATE-2")
    void aBaselineWhoseNewestReadingIsMissingIsNotComparedWith() {
        Metric tickets = Metric.of("tickets", "tickets", MetricKind.COUNT);
        Metric usual = Metric.of("usual", "tickets", MetricKind.COUNT);
        Check doubled =
                Check.number("doubled", "tickets", "percent", ">", "100").against(Change.fromMetric("usual"));
        Scene scene = Scene.with(tickets, usual).at(hour(24)).amount("tickets", hour(20), "5");
        scene.over("usual", hour(0), hour(1), Content.Amount.of("1"));
        scene.over("usual", hour(3), hour(4), new Content.Missing("no answer"));
        assertThat(scene.now(doubled).gap()).isEqualTo(Gap.BASELINE);
        scene.over("usual", hour(4), hour(5), Content.Amount.of("2"));
        assertThat(scene.outcome(doubled)).isEqualTo(Outcome.MET);
    }

    /** What it was compared with is evidence like the figure itself. */
    @Test
    @Tag("GATE-2")
    @Tag("GATE-25")
    void theReadingsOfTheBaselineAreOnRecord() {
        Metric errors = Metric.of("errors", "percent", MetricKind.RATIO);
        Metric before = Metric.of("before", "percent", MetricKind.RATIO);
        Check doubled = Check.number("doubled", "errors", "percent", ">", "100").against(Change.fromMetric("before"));
        Finding found = Scene.with(errors, before)
                .at(hour(24))
                .share("errors", hour(20), 9, 100)
                .share("before", hour(1), 4, 100)
                .now(doubled);
        assertThat(found.outcome()).isEqualTo(Outcome.MET);
        assertThat(found.used()).containsExactlyInAnyOrder("errors@" + hour(20), "before@" + hour(1));
    }

    /** A window that is over keeps its figure, and not the baseline that it is compared with. */
    @Test
    @Tag("GATE-2")
    @Tag("GATE-25")
    void aBaselineGrowsTooOldForAClosedWindowAsWell() {
        Metric tickets = Metric.of("tickets", "tickets", MetricKind.COUNT);
        Metric usual = Metric.of("usual", "tickets", MetricKind.GAUGE).fresh(Duration.ofDays(2));
        Check doubled = Check.number("doubled", "tickets", "percent", ">", "100")
                .over("days 1..1")
                .against(Change.fromMetric("usual"));
        Scene scene = Scene.with(tickets, usual)
                .over("tickets", hour(0), hour(24), Content.Amount.of("5"))
                .amount("usual", hour(0), "2");
        Timeline timeline = Timeline.of(scene.readings());
        Memory memory = Memory.of(timeline);
        for (int hour = 25; hour < 60; hour++) {
            Situation remembering = new Situation(
                    Scene.calendar(),
                    Map.of("tickets", tickets, "usual", usual),
                    timeline.at(hour(hour)),
                    Optional.of(memory));
            assertThat(Judge.now(remembering).judge(doubled))
                    .as("hour %s", hour)
                    .isEqualTo(Judge.now(remembering.alone()).judge(doubled));
        }
    }

    @Test
    @Tag("GATE-6")
    void aThingThatOpensLaterHasNoAgeYet() {
        Metric mean = Metric.of("resolution", "hours", MetricKind.MEAN).with(Scale.fromZero());
        Check fast = Check.number("fast", "resolution", "hours", "<", "24").openItems(Check.OPEN_CAP);
        Scene scene = Scene.with(mean)
                .at(hour(10))
                .add(Reading.at("a", "resolution", hour(1), Content.Amount.of("20"))
                        .of("item:a"))
                .add(Reading.at("b", "resolution", hour(1), new Content.Open(hour(99)))
                        .of("item:b"));
        assertThat(scene.now(fast).gap()).isEqualTo(Gap.UNREADABLE);
        Scene off = Scene.with(mean)
                .at(hour(10))
                .add(Reading.at("a", "resolution", hour(1), Content.Amount.of("-20"))
                        .of("item:a"));
        assertThat(off.now(fast).gap()).isEqualTo(Gap.UNREADABLE);
    }
}
