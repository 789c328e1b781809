package dev.cuadra.onboarding.calendar;

import dev.cuadra.onboarding.internal.Refused;
import java.time.LocalDate;
import java.util.Map;

/**
 * Days counted from a kickoff or a launch, both ends included: day 1 is that day itself, day 0 the day before.
 *
 * @param from the first day
 * @param to the last day
 * @source OPS-4, PLAN-4
 */
public record DayRange(int from, int to) {
    private static final DayRange NONE = new DayRange(0, 0);
    private static final int YEAR = 365;

    public DayRange {
        if (from > to) {
            throw Refused.because("DAYS", Map.of("first", from, "last", to));
        }
    }

    /** Reads {@code 2..7}: days of a year that begins with day 1. */
    public static DayRange parse(String text) {
        int dots = text.indexOf("..");
        DayRange days = dots < 0
                ? NONE
                : new DayRange(Integer.parseInt(text.substring(0, dots)), Integer.parseInt(text.substring(dots + 2)));
        if (!days.ofYear()) {
            throw Refused.because("DAY_RANGE", Map.of("text", text));
        }
        return days;
    }

    /** Whether they are days of a year that begins with day 1. */
    public boolean ofYear() {
        return from >= 1 && to <= YEAR;
    }

    /** The days of weeks: week w is days 7(w−1)+1 to 7w. */
    public static DayRange weeks(int from, int to) {
        return new DayRange(Math.addExact(Math.multiplyExact(7, from - 1), 1), Math.multiplyExact(7, to));
    }

    /** What both have in common; {@code from} after {@code to} is impossible, so ask {@link #meets} first. */
    public DayRange clippedTo(DayRange other) {
        return new DayRange(Math.max(from, other.from), Math.min(to, other.to));
    }

    /** Whether they have a day in common. */
    public boolean meets(DayRange other) {
        return from <= other.to && other.from <= to;
    }

    /** Whether a day is one of them. */
    public boolean holds(long day) {
        return day >= from && day <= to;
    }

    /** The date of the first day. */
    public LocalDate first(LocalDate dayOne) {
        return dayOne.plusDays(from - 1L);
    }

    /** The date of the last day. */
    public LocalDate last(LocalDate dayOne) {
        return dayOne.plusDays(to - 1L);
    }

    /** {@code 2..7}. */
    @Override
    public String toString() {
        return from + ".." + to;
    }
}
