package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.calendar.DayRange;
import java.util.Objects;

/**
 * Whose the weeks of a phase are.
 *
 * @param phase the phase
 * @param days the days of the weeks, not clipped
 * @param role the role
 * @param accountable whether it answers for the tasks that begin then; of several roles one does
 * @source PLAN-5
 */
public record Responsible(String phase, DayRange days, String role, boolean accountable) {
    public Responsible {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(days, "days");
        Objects.requireNonNull(role, "role");
    }
}
