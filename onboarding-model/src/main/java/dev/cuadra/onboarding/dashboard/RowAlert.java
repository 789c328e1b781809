package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerState;
import java.util.Objects;

/**
 * How a trigger stands that concerns a row.
 *
 * @param id the trigger
 * @param level what it does
 * @param state its state; {@code FIRING} as well when it has latched
 */
public record RowAlert(String id, Trigger.Level level, TriggerState state) {
    public RowAlert {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(state, "state");
    }

    boolean firing() {
        return state == TriggerState.FIRING;
    }
}
