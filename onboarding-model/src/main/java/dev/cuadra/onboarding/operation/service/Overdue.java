package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.operation.ItemStatus;
import dev.cuadra.onboarding.operation.RunFrame;
import java.util.Objects;

/**
 * An item that is late.
 *
 * @param run the name of the run
 * @param checklist the list
 * @param frame the dates of the run
 * @param item the item as it stands
 */
record Overdue(String run, String checklist, RunFrame frame, ItemStatus item) {
    Overdue {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(checklist, "checklist");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(item, "item");
    }
}
