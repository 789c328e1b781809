package dev.cuadra.onboarding.calendar;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

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

    public Hours {
        if (!wholeSeconds(from) || !wholeSeconds(to)) {
            throw new IllegalArgumentException("Finer than a second: " + from + " to " + to);
        }
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "The window " + from + " to " + to + " is empty; one over midnight is two windows");
        }
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

    /** {@code 09:00-18:00}; the end of the day is written {@code 24:00}. */
    @Override
    public String toString() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
    }
}
