package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.internal.Plain;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * When a falling score is worth a warning.
 *
 * @param mode whether being below is enough, or the move counts
 * @param below the score below which it warns, itself not included
 * @param rearmAt the score from which on it may warn again, not below {@code below}
 * @source HEALTH-7
 */
public record WarningRule(Mode mode, BigDecimal below, BigDecimal rearmAt) {
    /** Below 70, by level; again once 72 was reached. */
    public static final WarningRule STANDARD =
            new WarningRule(Mode.LEVEL, BigDecimal.valueOf(70), BigDecimal.valueOf(72));

    /** What "drops below" means. */
    public enum Mode {
        /** To be below: a first score of 65 warns. */
        LEVEL,
        /** To move from not below to below: a first score of 65 does not warn. */
        CROSSING
    }

    public WarningRule {
        Objects.requireNonNull(mode, "mode");
        if (rearmAt.compareTo(below) < 0) {
            throw new IllegalArgumentException("Re-armed below its own bar: " + rearmAt + " < " + below);
        }
        below = Plain.of(below);
        rearmAt = Plain.of(rearmAt);
    }

    /** The same bar in another mode. */
    public WarningRule in(Mode other) {
        return new WarningRule(other, below, rearmAt);
    }
}
