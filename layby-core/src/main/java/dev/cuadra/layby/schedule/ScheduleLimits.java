package dev.cuadra.layby.schedule;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Within what a schedule has to stay.
 *
 * @param mostDays the most days from the day of the agreement to the last due date, from 1, if there is a limit
 * @param end the last day of the agreement, if there is one
 * @param leastInstalments the fewest instalments that the law allows, the deposit counted as one of them; 0 or 1 where
 *     it names no number
 * @param deposit whether there is a deposit, which is instalment 0
 * @source SCH-12, SCH-13
 */
public record ScheduleLimits(
        Optional<Integer> mostDays, Optional<LocalDate> end, int leastInstalments, boolean deposit) {
    /** No limits, and no deposit. */
    public static final ScheduleLimits NONE = new ScheduleLimits(Optional.empty(), Optional.empty(), 0, false);

    public ScheduleLimits {
        Objects.requireNonNull(end, "end");
        if (leastInstalments < 0 || mostDays.filter(days -> days < 1).isPresent()) {
            throw new IllegalArgumentException(
                    "Limits below their least values: " + mostDays + ", " + leastInstalments);
        }
    }

    /** No limit but days from the agreement. */
    public static ScheduleLimits days(int mostDays) {
        return new ScheduleLimits(Optional.of(mostDays), Optional.empty(), 0, false);
    }
}
