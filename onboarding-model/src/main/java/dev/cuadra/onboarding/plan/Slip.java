package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.calendar.WorkingDays;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * By how much something is later than planned; below 0 where it is earlier.
 *
 * @param workingDays in working days
 * @param calendarDays in days
 * @source PLAN-3
 */
public record Slip(int workingDays, long calendarDays) {
    /** From the planned to the expected or real end. */
    public static Slip between(LocalDate planned, LocalDate now, WorkingDays calendar) {
        return new Slip(calendar.between(planned, now), ChronoUnit.DAYS.between(planned, now));
    }

    /** Whether it is later than planned. */
    public boolean late() {
        return calendarDays > 0;
    }
}
