package dev.cuadra.onboarding.support;

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
            throw new IllegalArgumentException("Nobody is told at " + percent + " %");
        }
    }
}
