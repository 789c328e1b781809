package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Timeline;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it says that a source said nothing, in conditions that have to last. */
class SilenceTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Metric ERRORS =
            Metric.of("errors", "errors", MetricKind.COUNT).absentMeansZero("alive");
    private static final Metric ALIVE =
            Metric.of("alive", "beats", MetricKind.COUNT).fresh(Duration.ofHours(2));
    private static final Check LONG = Check.number("long", "errors", "errors", ">", "5")
            .over("launch..launch+90d")
            .sustained(Sustain.buckets(Duration.ofHours(2), HOUR));

    @ParameterizedTest
    @CsvSource({
        "- - - -, 0 1 2 3 4, CLEAR",
        "6 - -, 0 1 2 3, CLEAR",
        "- - 6, 0 1 2 3, PENDING",
        "- 6 6, 0 1 2 3, FIRING",
        "6 - -, 0, UNKNOWN",
        "- - -, '', UNKNOWN",
        "6 6 - -, 0 1 2 3 4, CLEAR"
    })
    @Tag("GATE-5")
    @Tag("GATE-9")
    void aHeartbeatMakesSilentBucketsZero(String series, String beats, TriggerState expected) {
        assertThat(scene(series, beats).state(LONG)).isEqualTo(expected);
    }

    /** Minutes from the launch on; a heartbeat two hours old still proves its source alive, and no older one. */
    @ParameterizedTest
    @CsvSource({
        "120, MET",
        "0 120, MET",
        "0 119, UNKNOWN",
        "121 200, UNKNOWN",
        "0 60 181, UNKNOWN",
        "0 60 180, MET",
        "0-180, MET",
        "0-180 30-60, MET",
        "0-119 30-60, UNKNOWN",
        "-60-60 180, MET",
        "300, UNKNOWN",
        "'', UNKNOWN"
    })
    @Tag("GATE-5")
    void noTwoHoursOfAWindowAreWithoutAHeartbeat(String beats, Outcome expected) {
        Scene scene = Scene.with(ERRORS, ALIVE).at(minute(400));
        for (String beat : beats.isEmpty() ? new String[0] : beats.split(" ", -1)) {
            String[] ends = beat.split("(?<=[0-9])-", -1);
            Instant start = minute(Long.parseLong(ends[0]));
            Instant end = minute(Long.parseLong(ends[ends.length - 1]));
            scene.over("alive", start, end, Content.Amount.of("1"));
        }
        assertThat(scene.outcome(
                        Check.number("none", "errors", "errors", "<", "1").over("launch..launch 04:00")))
                .isEqualTo(expected);
    }

    private static Instant minute(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    @Test
    @Tag("GATE-5")
    void aHeartbeatHasToBeOne() {
        Check none = Check.number("none", "errors", "errors", "<", "1").over("launch..launch 01:00");
        for (Content alive :
                List.of(Content.Amount.of("1"), new Content.Happened(), new Content.Answer(true, Optional.empty()))) {
            assertThat(beating(alive).outcome(none)).isEqualTo(Outcome.MET);
        }
        for (Content dead : List.of(
                Content.Amount.of("0"),
                new Content.Word("alive"),
                new Content.Missing("query failed"),
                new Content.Answer(false, Optional.empty()))) {
            assertThat(beating(dead).outcome(none)).isEqualTo(Outcome.UNKNOWN);
        }
    }

    private static Scene beating(Content content) {
        return Scene.with(ERRORS, ALIVE).over("alive", START, START.plus(HOUR), content);
    }

    @Test
    @Tag("GATE-25")
    void aHeartbeatThatComesLateIsNotForgotten() {
        Scene scene = scene("6 - - - - - - - - - - - - - 6", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15");
        Timeline timeline = Timeline.of(scene.readings().stream()
                .map(reading -> reading.metric().equals("alive")
                        ? reading.recorded(reading.end().plus(Duration.ofHours(11)))
                        : reading)
                .toList());
        Memory memory = Memory.of(timeline);
        Map<String, Metric> metrics = Map.of("errors", ERRORS, "alive", ALIVE);
        for (int hour = 1; hour < 30; hour++) {
            Instant at = START.plus(HOUR.multipliedBy(hour));
            Situation remembering = new Situation(Scene.calendar(), metrics, timeline.at(at), Optional.of(memory));
            assertThat(Judge.now(remembering).judge(LONG))
                    .as("%s", at)
                    .isEqualTo(Judge.now(remembering.alone()).judge(LONG));
        }
    }

    @Test
    void aSeriesThatIsTooLongIsAProblemWithAPlace() {
        Scene scene = Scene.with(ERRORS, ALIVE)
                .over("errors", START, START.plusMillis(1), Content.Amount.of("6"))
                .at(START.plus(Duration.ofDays(30)));
        Check fine = LONG.sustained(Sustain.buckets(HOUR, Duration.ofMillis(1)));
        assertThatThrownBy(() -> scene.now(fine)).isInstanceOfSatisfying(ProblemException.class, failure -> {
            assertThat(failure.problem().code()).isEqualTo("GATE_SERIES_LONG");
            assertThat(failure.problem().where()).hasToString("long");
        });
    }

    /** Hours that begin with the launch; a dash is an hour without a reading. */
    private static Scene scene(String series, String beats) {
        Scene scene = Scene.with(ERRORS, ALIVE);
        String[] values = series.split(" ", -1);
        for (int i = 0; i < values.length; i++) {
            if (!values[i].equals("-")) {
                Instant from = START.plus(HOUR.multipliedBy(i));
                scene.over("errors", from, from.plus(HOUR), Content.Amount.of(values[i]));
            }
        }
        if (!beats.isEmpty()) {
            for (String beat : beats.split(" ", -1)) {
                scene.amount("alive", START.plus(HOUR.multipliedBy(Long.parseLong(beat))), "1");
            }
        }
        return scene.at(START.plus(HOUR.multipliedBy(values.length)));
    }
}
