package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.gate.Moment;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * When an item is due, as the plan says it.
 *
 * @param from from when on it can be worked on; empty when that is not said
 * @param until until when it has to be done, counted from {@code launch} or {@code day}; empty when not by the calendar
 * @param within how long after the start of its run it has to be done; empty when not by the clock
 */
public record Due(Optional<Moment> from, Optional<Moment> until, Optional<Duration> within) {
    /** Never. */
    public static final Due NEVER = new Due(Optional.empty(), Optional.empty(), Optional.empty());

    public Due {
        Objects.requireNonNull(from, "from");
        if (until.isPresent() && within.isPresent()) {
            throw new IllegalArgumentException("Due by the calendar or by the clock, not both");
        }
        if (within.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            throw new IllegalArgumentException("Not a time to do something in: " + within.get());
        }
    }
}
