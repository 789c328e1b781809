package dev.cuadra.onboarding.operation;

import java.util.Objects;

/**
 * The hours of operation on some days.
 *
 * @param days the days, counted from the launch
 * @param hours the hours
 */
public record OperatingPeriod(DayRange days, HoursOfDay hours) {
    public OperatingPeriod {
        Objects.requireNonNull(days, "days");
        Objects.requireNonNull(hours, "hours");
    }
}
