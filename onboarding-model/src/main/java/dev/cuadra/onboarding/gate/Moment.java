package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.PlainTime;
import dev.cuadra.onboarding.internal.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as a definition names it: {@code launch+14d}, {@code launch 08:00}, {@code 2025-12-31} or an instant.
 * Its text reads back to an equal value.
 *
 * @source GATE-7
 */
public sealed interface Moment {
    /** The furthest that a day may be from its anchor. */
    int FURTHEST = 36_500;

    /** The instant in a calendar. */
    Instant in(PlanCalendar calendar);

    /** From when on it is over: the end of the day, where it names a day. */
    Instant over(PlanCalendar calendar);

    /** The anchor that it counts from. */
    default Optional<String> anchored() {
        return Optional.empty();
    }

    /**
     * A day counted from an anchor.
     *
     * @param anchor the anchor
     * @param days how many days later, or earlier
     * @param time the local time; empty for the whole day
     */
    record FromAnchor(String anchor, int days, Optional<LocalTime> time) implements Moment {
        public FromAnchor {
            if (Math.abs((long) days) > FURTHEST) {
                throw Refused.because("FAR", Map.of("days", days, "most", FURTHEST));
            }
            Parts.anchor(anchor);
        }

        @Override
        public Instant in(PlanCalendar calendar) {
            LocalDate date = calendar.date(anchor).plusDays(days);
            return calendar.instant(date, time.orElse(LocalTime.MIDNIGHT));
        }

        @Override
        public Instant over(PlanCalendar calendar) {
            return time.isPresent()
                    ? in(calendar)
                    : calendar.startOf(calendar.date(anchor).plusDays(days + 1L));
        }

        @Override
        public Optional<String> anchored() {
            return Optional.of(anchor);
        }

        @Override
        public String toString() {
            String shift = days == 0 ? "" : (days > 0 ? "+" : "-") + Math.abs(days) + "d";
            return anchor + shift + time.map(at -> " " + at).orElse("");
        }
    }

    /**
     * A date of the calendar.
     *
     * @param date the date
     */
    record OnDate(LocalDate date) implements Moment {
        @Override
        public Instant in(PlanCalendar calendar) {
            return calendar.startOf(date);
        }

        @Override
        public Instant over(PlanCalendar calendar) {
            return calendar.startOf(date.plusDays(1));
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /**
     * An instant.
     *
     * @param instant the instant
     */
    record Fixed(Instant instant) implements Moment {
        @Override
        public Instant in(PlanCalendar calendar) {
            return instant;
        }

        @Override
        public Instant over(PlanCalendar calendar) {
            return instant;
        }

        @Override
        public String toString() {
            return instant.toString();
        }
    }

    /**
     * Reads a moment.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Moment parse(String text) {
        Matcher anchored = Parts.ANCHORED.matcher(text);
        try {
            if (anchored.matches()) {
                String shift = Optional.ofNullable(anchored.group(2)).orElse("0");
                Optional<LocalTime> time =
                        Optional.ofNullable(anchored.group(3)).map(LocalTime::parse);
                return new FromAnchor(anchored.group(1), Integer.parseInt(shift), time);
            }
            return text.length() == Parts.DATE ? new OnDate(PlainTime.date(text)) : new Fixed(PlainTime.instant(text));
        } catch (DateTimeException e) {
            throw Refused.because("MOMENT", Map.of("text", text));
        }
    }

    /** The forms of its parts. */
    final class Parts {
        static final Pattern ANCHOR = Pattern.compile("[a-z][a-z-]{0,39}");
        static final int DATE = "2025-12-31".length();
        private static final Pattern ANCHORED =
                Pattern.compile("([a-z][a-z-]{0,39}?)(?:([+-][0-9]{1,5})d)?(?: ([0-9]{2}:[0-9]{2}))?");

        private Parts() {}

        static String anchor(String name) {
            if (!ANCHOR.matcher(name).matches()) {
                throw Refused.because("ANCHOR", Map.of("text", name));
            }
            return name;
        }
    }
}
