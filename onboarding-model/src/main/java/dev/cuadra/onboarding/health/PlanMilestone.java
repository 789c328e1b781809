package dev.cuadra.onboarding.health;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A technical milestone of a plan, as far as its slip needs it.
 *
 * @param id identifies it
 * @param due the day on which it is due
 * @param done the day on which it was done; empty while it is not
 * @source HEALTH-10
 */
public record PlanMilestone(String id, LocalDate due, Optional<LocalDate> done) {
    public PlanMilestone {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A milestone has an id");
        }
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(done, "done");
    }

    /** A milestone that is not done. */
    public static PlanMilestone due(String id, LocalDate due) {
        return new PlanMilestone(id, due, Optional.empty());
    }

    /** By how many calendar days it is late on a day: 0 when it is not due yet or was done by then. */
    public long slip(LocalDate today) {
        boolean open = done.filter(day -> !day.isAfter(today)).isEmpty();
        return open ? Math.max(0, ChronoUnit.DAYS.between(due, today)) : 0;
    }
}
