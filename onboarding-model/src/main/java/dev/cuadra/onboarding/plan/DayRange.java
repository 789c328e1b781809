package dev.cuadra.onboarding.plan;

import java.time.LocalDate;

/**
 * Days counted from the kickoff, both ends included: day 1 is the kickoff itself, day 0 the day before.
 *
 * @param from the first day
 * @param to the last day
 * @source PLAN-4
 */
public record DayRange(int from, int to) {
    public DayRange {
        if (from > to) {
            throw new IllegalArgumentException("Days " + from + " to " + to);
        }
    }

    /** The days of weeks: week w is days 7(w−1)+1 to 7w. */
    public static DayRange weeks(int from, int to) {
        return new DayRange(Math.addExact(Math.multiplyExact(7, from - 1), 1), Math.multiplyExact(7, to));
    }

    static DayRange weeks(DayRange weeks) {
        return weeks(weeks.from, weeks.to);
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
    public LocalDate first(LocalDate kickoff) {
        return kickoff.plusDays(from - 1L);
    }

    /** The date of the last day. */
    public LocalDate last(LocalDate kickoff) {
        return kickoff.plusDays(to - 1L);
    }
}
