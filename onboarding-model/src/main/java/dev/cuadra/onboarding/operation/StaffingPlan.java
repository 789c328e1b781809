package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.internal.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who has to be there when.
 *
 * @param periods the hours of operation; no day is in two of them
 * @param rows how many people
 * @param breaks the hours in which people of a tier may be on a break together, as long as half of those asked for stay
 * @param peak the hour of the day in which most is asked
 * @source OPS-4, OPS-5
 */
public record StaffingPlan(
        List<OperatingPeriod> periods, List<StaffingRow> rows, Optional<Hours> breaks, Optional<Hours> peak) {
    public StaffingPlan {
        periods = List.copyOf(periods);
        rows = List.copyOf(rows);
        Objects.requireNonNull(breaks, "breaks");
        Objects.requireNonNull(peak, "peak");
        Set<Integer> days = new HashSet<>();
        for (OperatingPeriod period : periods) {
            for (int day = period.days().from(); day <= period.days().to(); day++) {
                if (!days.add(day)) {
                    throw Refused.because("DAY_TWICE", Map.of("day", day));
                }
            }
        }
    }

    /** The hours of operation on a day. */
    public Optional<Hours> hours(long day) {
        return periods.stream()
                .filter(period -> period.days().holds(day))
                .map(OperatingPeriod::hours)
                .findFirst();
    }
}
