package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.gate.Moment;
import dev.cuadra.onboarding.internal.Refused;
import java.time.Duration;
import java.util.Map;
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
            throw Refused.because("DUE_BOTH", Map.of());
        }
        if (within.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            throw Refused.because("ABOVE_ZERO", Map.of("value", within.get()));
        }
    }
}
