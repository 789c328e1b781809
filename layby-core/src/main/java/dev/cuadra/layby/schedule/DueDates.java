package dev.cuadra.layby.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The days on which instalments are due. Each is computed from the anchor alone, never from the one before it, and is
 * moved to a working day only then.
 *
 * @source SCH-08, SCH-09, SCH-10, SCH-11
 */
public final class DueDates {
    private DueDates() {}

    /**
     * The first {@code count} due dates, moved to working days. They are in order, but after the move two may be the
     * same day.
     *
     * @throws IllegalArgumentException when {@link Frequency#CUSTOM} has fewer dates
     */
    public static List<LocalDate> of(ScheduleTerms terms, int count) {
        if (terms.frequency() == Frequency.CUSTOM && terms.dates().size() < count) {
            throw new IllegalArgumentException(terms.dates().size() + " dates for " + count + " instalments");
        }
        List<LocalDate> dates = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            dates.add(adjusted(unadjusted(terms, i), terms));
        }
        return Collections.unmodifiableList(dates);
    }

    /** The day itself, or the working day that it is moved to. */
    static LocalDate adjusted(LocalDate day, ScheduleTerms terms) {
        Set<LocalDate> off = terms.nonWorking();
        return switch (terms.businessDays()) {
            case NONE -> day;
            case FOLLOWING -> following(day, off);
            case PRECEDING -> preceding(day, off);
            case MODIFIED_FOLLOWING -> {
                LocalDate next = following(day, off);
                yield next.getMonth() == day.getMonth() ? next : preceding(day, off);
            }
        };
    }

    private static LocalDate unadjusted(ScheduleTerms terms, int i) {
        LocalDate anchor = terms.anchor();
        return switch (terms.frequency()) {
            case WEEKLY -> anchor.plusDays(7L * i);
            case FORTNIGHTLY -> anchor.plusDays(14L * i);
            case MONTHLY -> monthly(anchor.plusMonths(i), terms.endOfMonth());
            case CUSTOM -> terms.dates().get(i - 1);
        };
    }

    private static LocalDate monthly(LocalDate sameDay, boolean endOfMonth) {
        return endOfMonth ? sameDay.with(TemporalAdjusters.lastDayOfMonth()) : sameDay;
    }

    private static LocalDate following(LocalDate day, Set<LocalDate> off) {
        LocalDate next = day;
        while (!working(next, off)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static LocalDate preceding(LocalDate day, Set<LocalDate> off) {
        LocalDate before = day;
        while (!working(before, off)) {
            before = before.minusDays(1);
        }
        return before;
    }

    private static boolean working(LocalDate day, Set<LocalDate> off) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !off.contains(day);
    }
}
