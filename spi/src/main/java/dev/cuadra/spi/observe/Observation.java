package dev.cuadra.spi.observe;

import dev.cuadra.spi.Preview;
import dev.cuadra.spi.storage.Names;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A figure that was observed: what, of whom, over which time, how much, when, and when it became known.
 *
 * @param metric the name of the metric, see {@link Names}
 * @param scope {@code global}, a cohort, or a customer
 * @param start the beginning of the window
 * @param end its end, not included; equal to {@code start} for an instant
 * @param value the value, exact; where {@code share} is set, how many of the sample it holds for
 * @param sample how many cases stand behind the value, where that means anything
 * @param recordedAt when it became known
 * @param source who observed it
 * @param id identifies the observation; a correction has the id of what it corrects and was recorded later
 * @param eventTime when it happened or was measured
 * @param share whether it says that something holds for {@code value} of {@code sample} cases
 */
@Preview
public record Observation(
        String metric,
        String scope,
        Instant start,
        Instant end,
        BigDecimal value,
        Optional<Long> sample,
        Instant recordedAt,
        String source,
        String id,
        Instant eventTime,
        boolean share) {
    public Observation {
        Names.check(metric);
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(eventTime, "eventTime");
        if (id.isBlank()) {
            throw new IllegalArgumentException("An observation of " + metric + " without an id");
        }
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("The window of " + metric + " ends before it begins");
        }
        if (share && !cases(value, sample)) {
            throw new IllegalArgumentException("Not a share: " + value + " of " + sample);
        }
    }

    /**
     * An observation that was made at the end of its window, and is identified by what it is about: a later one about
     * the same is its correction.
     */
    public Observation(
            String metric,
            String scope,
            Instant start,
            Instant end,
            BigDecimal value,
            Optional<Long> sample,
            Instant recordedAt,
            String source) {
        this(
                metric,
                scope,
                start,
                end,
                value,
                sample,
                recordedAt,
                source,
                String.join("/", metric, scope, start.toString(), end.toString(), source),
                end,
                false);
    }

    /** The same observation, saying that something holds for its value out of its sample. */
    public Observation asShare() {
        return new Observation(metric, scope, start, end, value, sample, recordedAt, source, id, eventTime, true);
    }

    private static boolean cases(BigDecimal value, Optional<Long> sample) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return whole
                && value.signum() >= 0
                && sample.filter(all -> value.compareTo(BigDecimal.valueOf(all)) <= 0)
                        .isPresent();
    }
}
