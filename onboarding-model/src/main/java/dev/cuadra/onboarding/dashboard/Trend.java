package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.gate.Question;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a figure moves, and whether that is good: two different things.
 *
 * @param direction where it moves; empty when there are no two complete windows
 * @param better whether that is the good way; empty when it does not move or has no good way
 * @source DASH-3
 */
public record Trend(Optional<Question.Direction> direction, Optional<Boolean> better) {
    /** Nobody knows. */
    public static final Trend UNKNOWN = new Trend(Optional.empty(), Optional.empty());

    public Trend {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(better, "better");
    }
}
