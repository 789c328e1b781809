package dev.cuadra.onboarding.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours of a day by the clock on the wall, from a minute to another that is not included.
 *
 * @param from the first minute since midnight
 * @param until the minute after the last one, up to 1440
 * @source OPS-4
 */
public record HoursOfDay(int from, int until) {
    /** Round the clock. */
    public static final HoursOfDay ALL = new HoursOfDay(0, 1440);

    private static final int DAY = 1440;
    private static final int HOUR = 60;
    private static final int TEXT = "08:00".length();

    public HoursOfDay {
        if (from < 0 || until <= from || until > DAY) {
            throw new IllegalArgumentException("Not hours of a day: " + from + ".." + until);
        }
    }

    /** Reads {@code 08:00..20:00}, in which {@code 24:00} ends the day, and {@code 24x7}. */
    public static HoursOfDay parse(String text) {
        if (text.equals("24x7")) {
            return ALL;
        }
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("Not hours of a day: '" + text + "'");
        }
        return new HoursOfDay(minute(text.substring(0, dots)), minute(text.substring(dots + 2)));
    }

    private static int minute(String text) {
        if (text.equals("24:00")) {
            return DAY;
        }
        if (text.length() != TEXT) {
            throw new IllegalArgumentException("Not a time: '" + text + "'");
        }
        return LocalTime.parse(text).toSecondOfDay() / HOUR;
    }

    /** When they begin on a date. */
    public Instant start(LocalDate date, ZoneId zone) {
        return instant(date, from, zone);
    }

    /** When they end on a date. */
    public Instant end(LocalDate date, ZoneId zone) {
        return instant(date, until, zone);
    }

    private static Instant instant(LocalDate date, int minute, ZoneId zone) {
        return minute == DAY
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(minute / HOUR, minute % HOUR).atZone(zone).toInstant();
    }

    /** Whether a time is among them. */
    public boolean holds(LocalTime time) {
        int minute = time.toSecondOfDay() / HOUR;
        return from <= minute && minute < until;
    }

    /** Whether some minute is in both. */
    public boolean meets(HoursOfDay other) {
        return from < other.until && other.from < until;
    }

    /** As it is read. */
    @Override
    public String toString() {
        return written(from) + ".." + written(until);
    }

    private static String written(int minute) {
        return minute == DAY
                ? "24:00"
                : LocalTime.of(minute / HOUR, minute % HOUR).toString();
    }
}
