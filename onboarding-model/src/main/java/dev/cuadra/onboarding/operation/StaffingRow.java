package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How many people a plan asks for.
 *
 * @param id identifies it
 * @param title what it asks for, in words
 * @param days on which days, counted from the launch
 * @param on on which days of the week
 * @param tiers of which tiers, so many of each
 * @param least how many at least, from 1
 * @param most how many the plan speaks of at most; empty when exactly as many
 * @param presence how they are there
 * @param hours when; empty for the hours of operation
 */
public record StaffingRow(
        String id,
        Text title,
        DayRange days,
        WeekPart on,
        List<String> tiers,
        int least,
        Optional<Integer> most,
        Presence presence,
        Optional<Hours> hours) {
    public StaffingRow {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(days, "days");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(presence, "presence");
        Objects.requireNonNull(hours, "hours");
        tiers = List.copyOf(tiers);
        if (id.isBlank()
                || tiers.isEmpty()
                || least < 1
                || most.filter(top -> top < least).isPresent()) {
            throw Refused.because("STAFFING", Map.of("id", id));
        }
    }
}
