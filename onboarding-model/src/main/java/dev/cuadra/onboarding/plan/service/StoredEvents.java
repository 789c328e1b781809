package dev.cuadra.onboarding.plan.service;

import dev.cuadra.onboarding.plan.PlanEvent;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Events that were told together; nothing changes in it afterwards.
 *
 * @param plan the id of the plan
 * @param number from 1, without gaps
 * @param events the events, sealed
 */
record StoredEvents(UUID plan, int number, List<PlanEvent> events) {
    StoredEvents {
        Objects.requireNonNull(plan, "plan");
        events = List.copyOf(events);
    }

    /** What of it is plain. */
    record Found(UUID plan, int number) {}

    /** Where it stands. */
    @Override
    public String toString() {
        return "StoredEvents[" + plan + " " + number + "]";
    }
}
