package dev.cuadra.onboarding.gate;

import java.util.Objects;
import java.util.Optional;

/**
 * A condition that describes something bad.
 *
 * @param id identifies it
 * @param level what it does to the rollout
 * @param condition the condition
 * @param armed from when on it is watched; empty when always
 * @param shadow whether it is only evaluated and recorded, without any effect
 */
public record Trigger(String id, Level level, Condition condition, Optional<Moment> armed, boolean shadow) {
    /** What a trigger does. */
    public enum Level {
        /** Takes the rollout back. */
        ROLLBACK,
        /** Holds it. */
        P0,
        /** Tells people. */
        P1,
        /** Tells people. */
        BUSINESS,
        /** Tells people early. */
        EARLY_WARNING;

        /** Whether it moves the rollout. */
        public boolean moves() {
            return this == ROLLBACK || this == P0;
        }
    }

    public Trigger {
        Condition.Parts.checkId(id);
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(armed, "armed");
    }

    /** A trigger with the id of its condition that is always watched. */
    public static Trigger of(Level level, Condition condition) {
        return new Trigger(condition.id(), level, condition, Optional.empty(), false);
    }

    /** The same trigger, watched from a moment on. */
    public Trigger armed(String moment) {
        return new Trigger(id, level, condition, Optional.of(Moment.parse(moment)), shadow);
    }
}
