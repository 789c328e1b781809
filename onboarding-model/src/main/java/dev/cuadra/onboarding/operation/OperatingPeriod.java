package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.internal.Refused;
import java.util.Map;
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
            throw Refused.because("DAY_RANGE", Map.of("text", days));
        }
        Objects.requireNonNull(hours, "hours");
    }
}
