package dev.cuadra.onboarding.calendar;

import dev.cuadra.onboarding.internal.Refused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The days on which people work: all but the days of a weekend and holidays. Which they are is said by whoever asks;
 * nothing here knows a country. Immutable, safe for many threads.
 *
 * @param weekend the days of the week that are free; at most six of them
 * @param holidays further free days
 * @source PLAN-1
 */
public record WorkingDays(Set<DayOfWeek> weekend, SortedSet<LocalDate> holidays) {
    private static final int MOST_DAYS = 5_000_000;
    private static final int WEEK = 7;

    public WorkingDays {
        Set<DayOfWeek> free = EnumSet.noneOf(DayOfWeek.class);
        free.addAll(weekend);
        if (free.size() == WEEK) {
            throw Refused.because("NO_WORKING_DAY", Map.of());
        }
        weekend = Collections.unmodifiableSet(free);
        holidays = Collections.unmodifiableSortedSet(new TreeSet<>(holidays));
    }

    /** Monday to Friday, except for {@code holidays}. */
    public static WorkingDays mondayToFriday(Collection<LocalDate> holidays) {
        return new WorkingDays(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), new TreeSet<>(holidays));
    }

    /** Whether {@code date} is a working day. */
    public boolean on(LocalDate date) {
        return !weekend.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    /** {@code date} itself, or the first working day after it. */
    public LocalDate from(LocalDate date) {
        LocalDate day = date;
        while (!on(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** {@code date} itself, or the last working day before it. */
    public LocalDate until(LocalDate date) {
        LocalDate day = date;
        while (!on(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The first working day after {@code date}. */
    public LocalDate after(LocalDate date) {
        return from(date.plusDays(1));
    }

    /**
     * So many working days further on, or back where {@code days} is negative; 0 is {@code date} itself, working day or
     * not. A step from a free day leads to the nearest working day in its direction.
     *
     * @param days −5,000,000 to 5,000,000
     */
    public LocalDate plus(LocalDate date, int days) {
        if (days < -MOST_DAYS || days > MOST_DAYS) {
            throw Refused.because("BETWEEN", Map.of("value", days, "least", -MOST_DAYS, "most", MOST_DAYS));
        }
        return days < 0 ? back(date, -days) : forth(date, days);
    }

    /** By whole weeks as long as a working day is left to step to, so that years take no longer than weeks. */
    private LocalDate forth(LocalDate date, int days) {
        LocalDate day = date;
        int left = days;
        for (int weeks = weeks(left); weeks > 0; weeks = weeks(left)) {
            LocalDate next = day.plusDays((long) WEEK * weeks);
            left -= between(day, next);
            day = next;
        }
        for (; left > 0; left--) {
            day = after(day);
        }
        return day;
    }

    private LocalDate back(LocalDate date, int days) {
        LocalDate day = date;
        int left = days;
        for (int weeks = weeks(left); weeks > 0; weeks = weeks(left)) {
            LocalDate next = day.minusDays((long) WEEK * weeks);
            left -= between(next.minusDays(1), day.minusDays(1));
            day = next;
        }
        for (; left > 0; left--) {
            day = until(day.minusDays(1));
        }
        return day;
    }

    private int weeks(int left) {
        return Math.max(0, left - 1) / (WEEK - weekend.size());
    }

    /** The last of {@code days} working days of which the first is {@code start}, or the next one after it; from 1. */
    public LocalDate last(LocalDate start, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("Work takes at least one day, not " + days);
        }
        return plus(from(start), days - 1);
    }

    /**
     * How many working days lie after {@code from}, up to and with {@code to}; negative, and then counted the other way
     * round, where {@code to} is the earlier one.
     */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        long weeks = ChronoUnit.DAYS.between(from, to) / WEEK;
        long count = weeks * (WEEK - weekend.size());
        for (LocalDate day = from.plusDays(weeks * WEEK + 1); !day.isAfter(to); day = day.plusDays(1)) {
            count += weekend.contains(day.getDayOfWeek()) ? 0 : 1;
        }
        count -= holidays.subSet(from.plusDays(1), to.plusDays(1)).stream()
                .filter(day -> !weekend.contains(day.getDayOfWeek()))
                .count();
        return Math.toIntExact(count);
    }
}
