package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.metric.Exact;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A point of a series.
 *
 * @param from the beginning of its time
 * @param to its end
 * @param value the figure; empty where nothing is known, which is a gap and no zero
 */
public record SeriesPoint(Instant from, Instant to, Optional<Exact> value) {
    public SeriesPoint {
        Objects.requireNonNull(value, "value");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A point ends before it begins: " + from);
        }
    }
}
