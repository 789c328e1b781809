package dev.cuadra.onboarding.operation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An item at a moment.
 *
 * @param item the item
 * @param state how it stands
 * @param from from when on it can be worked on
 * @param due until when it has to be done
 * @param late whether it was done after that, or is overdue
 * @param last what was said of it last
 */
public record ItemStatus(
        ChecklistItem item,
        ItemState state,
        Optional<Instant> from,
        Optional<DueTime> due,
        boolean late,
        Optional<ChecklistAct> last) {
    public ItemStatus {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(last, "last");
    }

    /** Whether there is nothing left to do. */
    public boolean settled() {
        return state == ItemState.DONE || state == ItemState.NOT_APPLICABLE;
    }
}
