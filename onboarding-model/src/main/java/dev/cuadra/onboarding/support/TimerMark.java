package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Refused;
import java.util.Map;
import java.util.Objects;

/**
 * That a part of a target has passed.
 *
 * @param clock of which clock
 * @param percent the part, in per cent: 50, 80 or 100
 * @source SUP-06
 */
public record TimerMark(ClockKind clock, int percent) {
    public TimerMark {
        Objects.requireNonNull(clock, "clock");
        if (!Timers.PERCENTS.contains(percent)) {
            throw Refused.because("TIMER", Map.of("percent", percent));
        }
    }
}
