package dev.cuadra.onboarding.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The dates that everything is counted from, in the zone of the plan. Nothing here reads a clock or a default zone.
 *
 * @param zone the zone in which days begin
 * @param version which edition of the calendar this is; it goes into every record
 * @param anchors the dates that definitions count from, such as {@code launch}
 * @source GATE-7
 */
public record PlanCalendar(ZoneId zone, String version, Map<String, LocalDate> anchors) {
    public PlanCalendar {
        if (version.isBlank()) {
            throw new IllegalArgumentException("A calendar has a version");
        }
        anchors = java.util.Collections.unmodifiableMap(new TreeMap<>(anchors));
    }

    /** The date of an anchor. */
    public Optional<LocalDate> anchor(String name) {
        return Optional.ofNullable(anchors.get(name));
    }

    /** The date of an anchor that the definition is known to have. */
    LocalDate date(String name) {
        return anchor(name).orElseThrow(() -> new IllegalArgumentException("No anchor called " + name));
    }

    /** When a date begins. */
    public Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    /**
     * When a local time of a date is: of one that comes twice the first, and of one that is skipped the first instant
     * after it, so that what is later on the clock is never earlier.
     */
    Instant instant(LocalDate date, LocalTime time) {
        LocalDateTime local = date.atTime(time);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /** The number of a date, counted from {@code anchor}: the anchor is day 1, the day before it day 0. */
    public static long day(LocalDate anchor, LocalDate date) {
        return ChronoUnit.DAYS.between(anchor, date) + 1;
    }

    /** The week that a day is in: week w is days 7(w-1)+1 to 7w. */
    public static long week(long day) {
        return Math.floorDiv(day - 1, 7L) + 1;
    }
}
