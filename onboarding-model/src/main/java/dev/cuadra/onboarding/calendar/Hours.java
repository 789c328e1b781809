package dev.cuadra.onboarding.calendar;

import dev.cuadra.onboarding.internal.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A window of a day, by the clock on the wall.
 *
 * @param from when it opens, to the second
 * @param to when it closes, not included; midnight is the end of the day
 */
public record Hours(LocalTime from, LocalTime to) {
    /** The whole day. */
    public static final Hours ALL_DAY = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final int DAY = 86_400;
    private static final String END = "24:00";

    public Hours {
        if (!wholeSeconds(from) || !wholeSeconds(to)) {
            throw Refused.because("FINER", Map.of("from", from, "to", to));
        }
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw Refused.because("HOURS_EMPTY", Map.of("from", from, "to", to));
        }
    }

    /** Reads {@code 08:00..20:00}, in which {@code 24:00} ends the day, and {@code 24x7}. */
    public static Hours parse(String text) {
        if (text.equals("24x7")) {
            return ALL_DAY;
        }
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw Refused.because("HOURS_FORM", Map.of("text", text));
        }
        String end = text.substring(dots + 2);
        return new Hours(minute(text.substring(0, dots)), end.equals(END) ? LocalTime.MIDNIGHT : before(minute(end)));
    }

    private static LocalTime minute(String text) {
        if (text.length() != END.length()) {
            throw Refused.because("TIME", Map.of("text", text));
        }
        return LocalTime.parse(text);
    }

    /** Midnight as an end would be the end of the day, which is written otherwise. */
    private static LocalTime before(LocalTime end) {
        if (end.equals(LocalTime.MIDNIGHT)) {
            throw Refused.because("END_OF_DAY", Map.of("end", END));
        }
        return end;
    }

    private static boolean wholeSeconds(LocalTime time) {
        return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The seconds from midnight on the wall at which it opens. */
    int opens() {
        return from.toSecondOfDay();
    }

    /** The seconds from midnight on the wall at which it closes. */
    int closes() {
        return to.equals(LocalTime.MIDNIGHT) ? DAY : to.toSecondOfDay();
    }

    /** Whether a time of the day is in it. */
    public boolean holds(LocalTime time) {
        int second = time.toSecondOfDay();
        return second >= opens() && second < closes();
    }

    /** Whether some second is in both. */
    public boolean meets(Hours other) {
        return opens() < other.closes() && other.opens() < closes();
    }

    /** When it opens on a date. */
    public Instant start(LocalDate date, ZoneId zone) {
        return date.atTime(from).atZone(zone).toInstant();
    }

    /** When it closes on a date. */
    public Instant end(LocalDate date, ZoneId zone) {
        return to.equals(LocalTime.MIDNIGHT)
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(to).atZone(zone).toInstant();
    }

    /** {@code 09:00..18:00}; the end of the day is written {@code 24:00}. */
    @Override
    public String toString() {
        return from + ".." + (to.equals(LocalTime.MIDNIGHT) ? END : to);
    }
}
