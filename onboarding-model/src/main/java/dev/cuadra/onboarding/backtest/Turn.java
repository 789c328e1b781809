package dev.cuadra.onboarding.backtest;

import java.time.Instant;
import java.util.Objects;

/**
 * From an instant on something stands so.
 *
 * @param at the look at which it was seen first
 * @param state the verdict, state, outcome or decision
 * @param reason what is behind it: conditions, triggers, a phase; may be empty
 * @param why with what figures, at that look; may be empty
 */
public record Turn(Instant at, String state, String reason, String why) {
    public Turn {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(why, "why");
    }

    /** Whether another says the same of another instant. */
    boolean like(Turn other) {
        return state.equals(other.state) && reason.equals(other.reason);
    }
}
