package dev.cuadra.onboarding.plan;

import java.util.Objects;

/**
 * That accountability changes hands once a task is recorded as done, whatever the date.
 *
 * @param task the task that hands over
 * @param from the role that was accountable
 * @param to the role that is from then on
 * @source PLAN-6
 */
public record Handover(String task, String from, String to) {
    public Handover {
        Objects.requireNonNull(task, "task");
        if (from.isBlank() || to.isBlank()) {
            throw new IllegalArgumentException("A handover names both roles");
        }
    }
}
