package dev.cuadra.onboarding.metric;

import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.Refused;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The bounds between which every value of a metric lies, both included.
 *
 * @param low the least value; empty when there is none
 * @param high the greatest value; empty when there is none
 */
public record Scale(Optional<BigDecimal> low, Optional<BigDecimal> high) {
    /** No bounds. */
    public static final Scale OPEN = new Scale(Optional.empty(), Optional.empty());

    public Scale {
        low = low.map(Plain::of);
        high = high.map(Plain::of);
        if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) >= 0) {
            throw Refused.because("ORDER", Map.of("from", low.get(), "to", high.get()));
        }
    }

    /** A scale with both ends. */
    public static Scale of(String low, String high) {
        return new Scale(Optional.of(new BigDecimal(low)), Optional.of(new BigDecimal(high)));
    }

    /** A scale that begins at 0. */
    public static Scale fromZero() {
        return new Scale(Optional.of(BigDecimal.ZERO), Optional.empty());
    }

    /** Whether {@code value} lies on the scale. */
    public boolean holds(BigDecimal value) {
        return (low.isEmpty() || low.get().compareTo(value) <= 0)
                && (high.isEmpty() || high.get().compareTo(value) >= 0);
    }

    /** The scale as a range of exact values. */
    public Range range() {
        return new Range(low.map(Exact::of), high.map(Exact::of));
    }
}
