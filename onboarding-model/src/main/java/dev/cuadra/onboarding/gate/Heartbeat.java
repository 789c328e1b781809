package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a source that reports only what happens was alive, so that silence means nothing happened.
 *
 * @source GATE-5
 */
final class Heartbeat {
    private Heartbeat() {}

    /** Whether the metric has a heartbeat that proves its source alive from one instant to another. */
    static boolean alive(Metric metric, Instant from, Instant until, Situation situation) {
        return metric.heartbeat()
                .filter(pulse -> beats(pulse, from, until, situation))
                .isPresent();
    }

    private static boolean beats(String pulse, Instant from, Instant until, Situation situation) {
        List<Reading> beats = situation.known().touching(pulse, Reading.GLOBAL, from, until);
        if (beats.isEmpty() || !beats.stream().allMatch(Measuring::counts)) {
            return false;
        }
        Optional<Duration> longest =
                Optional.ofNullable(situation.metrics().get(pulse)).flatMap(Metric::freshness);
        Instant last = from;
        for (Reading beat : beats) {
            if (tooLong(last, beat.start(), longest)) {
                return false;
            }
            last = beat.end().isAfter(last) ? beat.end() : last;
        }
        return !tooLong(last, until, longest);
    }

    private static boolean tooLong(Instant from, Instant until, Optional<Duration> longest) {
        return longest.filter(most -> Duration.between(from, until).compareTo(most) > 0)
                .isPresent();
    }
}
