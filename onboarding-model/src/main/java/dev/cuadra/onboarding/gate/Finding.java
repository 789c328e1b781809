package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.stats.Bounds;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Optional;

/**
 * What a condition came to, with what it was compared, and what would change it.
 *
 * @param condition the id of the condition
 * @param outcome what it came to
 * @param open whether it is unknown only because its due time has not come
 * @param excluded whether the question does not arise, so that it leaves the group
 * @param state the state of a sustained condition
 * @param gap what is missing, where it is unknown
 * @param left the left side as it is shown; empty when nothing is known, or for a group
 * @param operator the operator, or the kind of group
 * @param right the right side
 * @param mode the evidence mode; empty for a group
 * @param bounds the bounds that were computed
 * @param used the ids of the readings behind it
 * @param sentence what it came to, in one sentence
 * @param change what would change it
 * @param parts the parts of a group
 */
public record Finding(
        String condition,
        Outcome outcome,
        boolean open,
        boolean excluded,
        Optional<TriggerState> state,
        Gap gap,
        String left,
        String operator,
        String right,
        String mode,
        Optional<Bounds> bounds,
        List<String> used,
        Text sentence,
        Text change,
        List<Finding> parts) {
    public Finding {
        used = List.copyOf(used);
        parts = List.copyOf(parts);
    }

    /** Whether a breach is in progress somewhere inside. */
    boolean pending() {
        return state.filter(one -> one == TriggerState.PENDING).isPresent()
                || parts.stream().anyMatch(Finding::pending);
    }
}
