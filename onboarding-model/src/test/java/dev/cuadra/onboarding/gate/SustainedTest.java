package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SustainedTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Metric ERRORS = Metric.of("errors", "percent", MetricKind.RATIO);
    private static final Pattern COMMA = Pattern.compile(" ");
    private static final Check LONG =
            Check.number("BL-163", "errors", "percent", ">", "5").sustained(Sustain.buckets(Duration.ofHours(2), HOUR));

    @ParameterizedTest
    @CsvSource({
        "6.0, PENDING",
        "6.0 5.2, FIRING",
        "6.0 5.0, CLEAR",
        "6.0 4.9 7.0, PENDING",
        "9.0 0.5 9.0, PENDING",
        "9.0 0.5 9.0 0.5, CLEAR",
        "6.0 -, UNKNOWN",
        "- 6.0, UNKNOWN",
        "4.0 -, PENDING",
        "6.0 - 5.5, UNKNOWN",
        "6.0 5.1 5.5, FIRING",
        "6.0 4.0 5.5, PENDING",
        "6.0 5.2 -, FIRING",
        "6.0 5.2 - 4.0, FIRING",
        "6.0 5.2 4.0, FIRING",
        "6.0 5.2 4.0 4.0, CLEAR",
        "6.0 5.2 4.0 - 4.0, FIRING"
    })
    @Tag("GATE-9")
    @Tag("GATE-10")
    void theTableOfHourlyBuckets(String series, TriggerState expected) {
        assertThat(buckets(series).state(LONG)).isEqualTo(expected);
    }

    /** A dash is an hour of which nothing could be read, or of which nothing came. */
    private static Scene buckets(String series) {
        Scene scene = Scene.with(ERRORS);
        List<String> values = COMMA.splitAsStream(series).toList();
        for (int i = 0; i < values.size(); i++) {
            Instant from = START.plus(HOUR.multipliedBy(i));
            if (!values.get(i).equals("-")) {
                scene.over("errors", from, from.plus(HOUR), Content.Amount.of(values.get(i)));
            } else if (i % 2 == 0 || i == 0) {
                scene.over("errors", from, from.plus(HOUR), new Content.Missing("query failed"));
            }
        }
        return scene.at(START.plus(HOUR.multipliedBy(values.size())));
    }

    @Test
    @Tag("GATE-9")
    void anHourThatNeverCameBeforeTheFirstIsMissingWhereTheWindowBeginsWithIt() {
        Scene scene = Scene.with(ERRORS)
                .over("errors", START.plus(HOUR), START.plus(HOUR.multipliedBy(2)), Content.Amount.of("6.0"))
                .at(START.plus(HOUR.multipliedBy(2)));
        assertThat(scene.state(LONG)).isEqualTo(TriggerState.PENDING);
        assertThat(scene.state(LONG.over("launch.."))).isEqualTo(TriggerState.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "0 60 120, FIRING",
        "0 60 119, PENDING",
        "0 60, PENDING",
        "0 120, UNKNOWN",
        "0 61 120, UNKNOWN",
        "0 60 90 120, FIRING"
    })
    @Tag("GATE-9")
    void pointsHaveToReachFromTheFirstToTheLast(String minutes, TriggerState expected) {
        Scene scene = Scene.with(ERRORS);
        Instant last = START;
        for (String minute : COMMA.splitAsStream(minutes).toList()) {
            last = START.plus(Duration.ofMinutes(Long.parseLong(minute)));
            scene.amount("errors", last, "6.0");
        }
        Check check =
                Check.number("c", "errors", "percent", ">", "5").sustained(Sustain.points(Duration.ofHours(2), HOUR));
        assertThat(scene.at(last).state(check)).isEqualTo(expected);
    }

    /** Nobody knows what came after the last point, once that is longer ago than the longest gap. */
    @ParameterizedTest
    @CsvSource({"60, PENDING", "61, PENDING", "120, UNKNOWN"})
    @Tag("GATE-9")
    void afterTheLastPointNothingIsProven(long minutes, TriggerState expected) {
        Check check =
                Check.number("c", "errors", "percent", ">", "5").sustained(Sustain.points(Duration.ofHours(2), HOUR));
        Scene scene = Scene.with(ERRORS).amount("errors", START, "6.0");
        assertThat(scene.at(START.plus(Duration.ofMinutes(minutes))).state(check))
                .isEqualTo(expected);
    }

    @Test
    @Tag("GATE-9")
    void theWayToAClearPointIsNoBreach() {
        Scene scene = Scene.with(ERRORS)
                .amount("errors", START, "6.0")
                .amount("errors", START.plus(Duration.ofHours(3)), "4.0")
                .at(START.plus(Duration.ofHours(3)));
        Check check = Check.number("c", "errors", "percent", ">", "5")
                .sustained(Sustain.points(Duration.ofHours(2), Duration.ofHours(4)));
        assertThat(scene.state(check)).isEqualTo(TriggerState.CLEAR);
    }

    @Test
    @Tag("GATE-9")
    @Tag("GATE-14")
    void aBucketBreachesByItsBoundOrHasTooFewCases() {
        Check bound = LONG.with(Evidence.LOWER_BOUND);
        assertThat(shares(12, 120).state(bound)).isEqualTo(TriggerState.FIRING);
        assertThat(shares(6, 60).state(bound)).isEqualTo(TriggerState.UNKNOWN);
        assertThat(shares(6, 60).state(LONG)).isEqualTo(TriggerState.FIRING);
        assertThat(shares(1, 3).state(LONG.minSamples(10))).isEqualTo(TriggerState.UNKNOWN);
    }

    private static Scene shares(long hits, long of) {
        return Scene.with(ERRORS)
                .over("errors", START, START.plus(HOUR), new Content.Share(hits, of))
                .over("errors", START.plus(HOUR), START.plus(HOUR.multipliedBy(2)), new Content.Share(hits, of))
                .at(START.plus(HOUR.multipliedBy(2)));
    }

    @Test
    @Tag("GATE-9")
    void theLadderFiresAtOnceAndRollsBackAfterTwoHours() {
        Check atOnce = Check.number("BL-090", "errors", "percent", ">", "5");
        assertThat(buckets("6.0").state(atOnce)).isEqualTo(TriggerState.FIRING);
        assertThat(buckets("6.0").state(LONG)).isEqualTo(TriggerState.PENDING);
        assertThat(buckets("6.0 6.0").state(LONG)).isEqualTo(TriggerState.FIRING);
    }

    /** Whatever is missing, no world that fills it in may contradict a state that is known. */
    @Property(tries = 1000)
    @net.jqwik.api.Tag("GATE-9")
    void whateverTurnsUpLateAFiringStateThatWasKnownStays(
            @ForAll @Size(min = 1, max = 7) List<Boolean> breaches, @ForAll @Size(7) List<Boolean> lost) {
        StringBuilder full = new StringBuilder();
        StringBuilder holes = new StringBuilder();
        for (int i = 0; i < breaches.size(); i++) {
            String value = breaches.get(i) ? "6.0" : "4.0";
            full.append(i == 0 ? "" : " ").append(value);
            holes.append(i == 0 ? "" : " ").append(lost.get(i) ? "-" : value);
        }
        TriggerState known = buckets(full.toString()).state(LONG);
        TriggerState guessed = buckets(holes.toString()).state(LONG);
        if (guessed == TriggerState.FIRING) {
            assertThat(firedOnce(full.toString())).isTrue();
        } else if (guessed == TriggerState.CLEAR || guessed == TriggerState.PENDING) {
            assertThat(known).isNotEqualTo(TriggerState.FIRING);
        }
    }

    private static boolean firedOnce(String series) {
        return series.contains("6.0 6.0");
    }
}
