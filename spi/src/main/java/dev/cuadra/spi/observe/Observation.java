package dev.cuadra.spi.observe;

import dev.cuadra.spi.Preview;
import dev.cuadra.spi.storage.Names;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A figure that was observed: what, of whom, over which time, how much, and when it became known.
 *
 * @param metric the name of the metric, see {@link Names}
 * @param scope {@code global}, a cohort, or a customer
 * @param start the beginning of the window
 * @param end its end, not included; equal to {@code start} for an instant
 * @param value the value, exact
 * @param sample how many cases stand behind the value, where that means anything
 * @param recordedAt when it became known
 * @param source who observed it
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
        String source) {
    public Observation {
        Names.check(metric);
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(source, "source");
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("The window of " + metric + " ends before it begins");
        }
    }
}
