package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a clock stands.
 *
 * @param clock which one
 * @param priority the priority it goes by
 * @param start when it began
 * @param target the working time that is promised
 * @param pauses when it stood still
 * @param deadline when the target is used up, as far as is known
 * @param done when it ended, if it has
 * @param used the working time used so far
 * @param outcome what it comes to
 */
public record ClockResult(
        ClockKind clock,
        Priority priority,
        Instant start,
        Duration target,
        List<Stretch> pauses,
        Instant deadline,
        Optional<Instant> done,
        Duration used,
        Outcome outcome) {
    /** What a clock comes to. */
    public enum Outcome {
        /** It ended in time. */
        MET,
        /** It ended late, or has not ended and is late. */
        MISSED,
        /** There is time left. */
        RUNNING
    }

    public ClockResult {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(done, "done");
        Objects.requireNonNull(used, "used");
        Objects.requireNonNull(outcome, "outcome");
        pauses = List.copyOf(pauses);
    }
}
