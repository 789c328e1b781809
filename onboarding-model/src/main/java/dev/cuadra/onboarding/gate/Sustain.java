package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Lengths;
import dev.cuadra.onboarding.internal.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * For how long a condition has to hold before it counts.
 *
 * @param lasting for how long
 * @param series whether each reading stands for a stretch of time or for an instant
 * @param step of buckets their length; of points the longest gap between neighbours
 * @param clearAfter after how long of proven clear data a firing alert is over
 * @source GATE-9, GATE-10
 */
public record Sustain(Duration lasting, Series series, Duration step, Duration clearAfter) {
    /** The two kinds of series. */
    public enum Series {
        /** Each reading aggregates a stretch of time. */
        BUCKETS,
        /** Each reading is an instant. */
        POINTS
    }

    public Sustain {
        above(lasting);
        above(step);
        above(clearAfter);
        Objects.requireNonNull(series, "series");
    }

    private static void above(Duration duration) {
        if (Lengths.checked(duration).isZero()) {
            throw Refused.because("ABOVE_ZERO", Map.of("value", duration));
        }
    }

    /** Consecutive buckets of {@code step} that cover at least {@code lasting}; over after as long of clear ones. */
    public static Sustain buckets(Duration lasting, Duration step) {
        return new Sustain(lasting, Series.BUCKETS, step, lasting);
    }

    /** Points of which no neighbours are further apart than {@code maxGap}. */
    public static Sustain points(Duration lasting, Duration maxGap) {
        return new Sustain(lasting, Series.POINTS, maxGap, lasting);
    }

    /** The same, over after {@code clear} of proven clear data. */
    public Sustain clearingAfter(Duration clear) {
        return new Sustain(lasting, series, step, clear);
    }
}
