package dev.cuadra.audit;

import dev.cuadra.layby.schedule.BusinessDays;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleTerms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The due dates of a lay-by, worked out a second time: months are counted as whole months since year 0 and weeks as days
 * since 1970, so that no date is derived from another. Pure functions.
 *
 * @source SCH-08, SCH-09, SCH-10, SCH-11
 */
public final class WrittenSchedule {
    private static final int WEEK = 7;
    private static final int MONTHS = 12;

    private WrittenSchedule() {}

    /** Due date {@code i}, from 1, before it is moved to a working day. */
    public static LocalDate due(ScheduleTerms terms, int i) {
        if (terms.frequency() == Frequency.CUSTOM) {
            return terms.dates().get(i - 1);
        }
        if (terms.frequency() == Frequency.MONTHLY) {
            return monthly(terms, i);
        }
        int weeks = terms.frequency() == Frequency.WEEKLY ? i : 2 * i;
        return LocalDate.ofEpochDay(terms.anchor().toEpochDay() + (long) weeks * WEEK);
    }

    private static LocalDate monthly(ScheduleTerms terms, int i) {
        int months = terms.anchor().getYear() * MONTHS + terms.anchor().getMonthValue() - 1 + i;
        YearMonth month = YearMonth.of(months / MONTHS, months % MONTHS + 1);
        int day = terms.endOfMonth()
                ? month.lengthOfMonth()
                : Math.min(terms.anchor().getDayOfMonth(), month.lengthOfMonth());
        return month.atDay(day);
    }

    /** Due date {@code i}, moved to a working day as the terms say. */
    public static LocalDate adjusted(ScheduleTerms terms, int i) {
        LocalDate day = due(terms, i);
        LocalDate after = nearest(day, 1, terms);
        LocalDate before = nearest(day, -1, terms);
        if (terms.businessDays() == BusinessDays.NONE) {
            return day;
        }
        if (terms.businessDays() == BusinessDays.PRECEDING) {
            return before;
        }
        boolean leaves = !YearMonth.from(after).equals(YearMonth.from(day));
        return terms.businessDays() == BusinessDays.MODIFIED_FOLLOWING && leaves ? before : after;
    }

    private static LocalDate nearest(LocalDate day, int step, ScheduleTerms terms) {
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        return weekend || terms.nonWorking().contains(day) ? nearest(day.plusDays(step), step, terms) : day;
    }
}
