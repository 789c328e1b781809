package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.calendar.Hours;
import java.util.Objects;

/**
 * The hours of operation on some days.
 *
 * @param days the days, counted from the launch
 * @param hours the hours
 */
public record OperatingPeriod(DayRange days, Hours hours) {
    public OperatingPeriod {
        if (!days.ofYear()) {
            throw new IllegalArgumentException("Not days of the year that begins with the launch: " + days);
        }
        Objects.requireNonNull(hours, "hours");
    }
}
