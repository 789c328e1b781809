package dev.cuadra.onboarding.message;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The dates of one plan.
 *
 * @param anchors its dates by name, such as {@code launch}
 * @param zone the zone in which its times are
 * @param weekend the days of the week that are no working days; not all seven
 * @param holidays the other days that are no working days
 * @source MSG-5
 */
public record PlanDates(Map<String, LocalDate> anchors, ZoneId zone, Set<DayOfWeek> weekend, Set<LocalDate> holidays) {
    public PlanDates {
        anchors = Collections.unmodifiableMap(new TreeMap<>(anchors));
        Objects.requireNonNull(zone, "zone");
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
        if (weekend.containsAll(EnumSet.allOf(DayOfWeek.class))) {
            throw new IllegalArgumentException("A week has a working day");
        }
    }

    /** Dates with Saturdays and Sundays off. */
    public static PlanDates of(Map<String, LocalDate> anchors, ZoneId zone, Set<LocalDate> holidays) {
        return new PlanDates(anchors, zone, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), holidays);
    }

    /** The date of an anchor. */
    public Optional<LocalDate> anchor(String name) {
        return Optional.ofNullable(anchors.get(name));
    }

    /** Whether people work on a day. */
    public boolean works(LocalDate date) {
        return !weekend.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    /** So many working days after a date; before it where {@code days} is negative. */
    public LocalDate workingDays(LocalDate from, int days) {
        LocalDate date = from;
        for (int left = Math.abs(days); left > 0; left--) {
            date = next(date.plusDays(Integer.signum(days)), Integer.signum(days));
        }
        return date;
    }

    /** The day itself if people work on it, else the next one in a direction that they work on. */
    LocalDate next(LocalDate from, int direction) {
        LocalDate date = from;
        while (!works(date)) {
            date = date.plusDays(direction);
        }
        return date;
    }
}
