package dev.cuadra.examples.launch;

import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.calendar.WorkingHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The days of a launch. Day 1 is the launch; days before it are 0 and below.
 *
 * @param launch the day of the launch
 * @param days how many days are lived through
 * @param zone the zone of the house
 */
public record LaunchDays(LocalDate launch, int days, ZoneId zone) {
    private static final Hours LAUNCH_DAY = new Hours(LocalTime.of(8, 0), LocalTime.of(20, 0));
    private static final Hours USUAL = new Hours(LocalTime.of(9, 0), LocalTime.of(18, 0));

    /** The date of a day. */
    public LocalDate date(int day) {
        return launch.plusDays(day - 1L);
    }

    /** The day of a date. */
    public int day(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(launch, date) + 1;
    }

    /** The day that an instant is in. */
    public int day(Instant at) {
        return day(LocalDate.ofInstant(at, zone));
    }

    /** A time of a day. */
    public Instant at(int day, int hour, int minute) {
        return date(day).atTime(hour, minute).atZone(zone).toInstant();
    }

    /** When it goes live, on its first day. */
    public Instant live() {
        return at(1, 8, 0);
    }

    /** The beginning of a day. */
    public Instant start(int day) {
        return at(day, 0, 0);
    }

    /** Whether support is at work on a day. */
    public boolean open(int day) {
        return !hours().on(date(day)).isEmpty();
    }

    /** The hours of support: longer on the day of the launch. */
    public WorkingHours hours() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean works = day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
            week.put(day, works ? List.of(USUAL) : List.of());
        }
        return new WorkingHours(zone, week, Set.of(), Map.of(launch, List.of(LAUNCH_DAY)));
    }

    /** An instant at which somebody is at work: the same, or some minutes into the next hours. */
    Instant working(Instant at, int minutes) {
        LocalDate date = LocalDate.ofInstant(at, zone);
        LocalTime time = LocalTime.ofInstant(at, zone);
        WorkingHours hours = hours();
        for (Hours window : hours.on(date)) {
            if (window.holds(time)) {
                return at;
            } else if (time.isBefore(window.from())) {
                return at(date, window, minutes);
            }
        }
        LocalDate next = date.plusDays(1);
        while (hours.on(next).isEmpty()) {
            next = next.plusDays(1);
        }
        return at(next, hours.on(next).get(0), minutes);
    }

    private Instant at(LocalDate date, Hours window, int minutes) {
        return date.atTime(window.from().plusMinutes(minutes)).atZone(zone).toInstant();
    }
}
