package dev.cuadra.onboarding.exposure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * How requests of exposed customers went. What the fallback served is counted apart: it is no success of the
 * integration, and does not improve its error rate.
 *
 * @param succeeded answered by the integration
 * @param failed refused or lost by the integration
 * @param degraded served by the fallback, without asking the integration
 * @source EXPO-9
 */
public record ServingTally(long succeeded, long failed, long degraded) {
    /** Nothing was served yet. */
    public static final ServingTally NONE = new ServingTally(0, 0, 0);

    public ServingTally {
        if (succeeded < 0 || failed < 0 || degraded < 0) {
            throw new IllegalArgumentException("A count below 0");
        }
    }

    /**
     * With one more request.
     *
     * @param success whether it was answered; what was served by the fallback counts as degraded either way
     * @throws IllegalArgumentException for a customer who is not exposed, whose requests are not counted here
     */
    public ServingTally and(Serving serving, boolean success) {
        return switch (serving) {
            case BEFORE -> throw new IllegalArgumentException("Not exposed: not counted here");
            case DEGRADED -> new ServingTally(succeeded, failed, Math.incrementExact(degraded));
            case NEW ->
                success
                        ? new ServingTally(Math.incrementExact(succeeded), failed, degraded)
                        : new ServingTally(succeeded, Math.incrementExact(failed), degraded);
        };
    }

    /** Both together. */
    public ServingTally and(ServingTally other) {
        return new ServingTally(
                Math.addExact(succeeded, other.succeeded),
                Math.addExact(failed, other.failed),
                Math.addExact(degraded, other.degraded));
    }

    /** What the integration was asked: the denominator of its error rate. */
    public long asked() {
        return Math.addExact(succeeded, failed);
    }

    /** For display: failures in per cent of what was asked, 34 digits; empty when nothing was. */
    public Optional<BigDecimal> errorPercent() {
        return percent(failed, asked());
    }

    /** For display: fallback in per cent of everything, 34 digits; empty when there was nothing. */
    public Optional<BigDecimal> degradedPercent() {
        return percent(degraded, Math.addExact(asked(), degraded));
    }

    /** Half to even, as the context says; compare counts instead where it matters. */
    private static Optional<BigDecimal> percent(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL128));
    }
}
