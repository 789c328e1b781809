package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.PlainTime;
import dev.cuadra.onboarding.internal.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The time over which a condition looks, as a definition writes it: {@code any}, {@code days 1..7},
 * {@code days 1..30 of kickoff}, {@code weeks 2..4}, {@code by 2025-12-31}, {@code rolling PT1H},
 * {@code hours 08:00..09:00 of day 1}, {@code launch..launch+90d}, {@code ..launch}, {@code launch+14d..}. Its text reads
 * back to an equal value; weeks are written as days.
 *
 * @source GATE-7
 */
public sealed interface Window {
    /** The anchor that is meant where none is named. */
    String LAUNCH = "launch";

    /** The span at an instant. */
    Span span(PlanCalendar calendar, Instant at);

    /** The anchors that it counts from. */
    default List<String> anchors() {
        return List.of();
    }

    /** All time. */
    record Any() implements Window {
        @Override
        public Span span(PlanCalendar calendar, Instant at) {
            return Span.ALWAYS;
        }

        @Override
        public String toString() {
            return "any";
        }
    }

    /**
     * Days counted from an anchor, which is day 1.
     *
     * @param anchor the anchor
     * @param first the first day; 0 is the day before the anchor
     * @param last the last day, included
     */
    record Days(String anchor, int first, int last) implements Window {
        public Days {
            Moment.Parts.anchor(anchor);
            if (last < first || Math.abs((long) first) > Moment.FURTHEST || last > Moment.FURTHEST) {
                throw Refused.because("DAYS", Map.of("first", first, "last", last));
            }
        }

        @Override
        public Span span(PlanCalendar calendar, Instant at) {
            LocalDate origin = calendar.date(anchor);
            return Span.of(calendar.startOf(origin.plusDays(first - 1L)), calendar.startOf(origin.plusDays(last)));
        }

        @Override
        public List<String> anchors() {
            return List.of(anchor);
        }

        @Override
        public String toString() {
            return "days " + first + ".." + last + (anchor.equals(LAUNCH) ? "" : " of " + anchor);
        }
    }

    /**
     * From an anchor to the end of a date.
     *
     * @param anchor the anchor
     * @param date the last day
     */
    record By(String anchor, LocalDate date) implements Window {
        public By {
            Moment.Parts.anchor(anchor);
        }

        @Override
        public Span span(PlanCalendar calendar, Instant at) {
            return Span.forward(calendar.startOf(calendar.date(anchor)), calendar.startOf(date.plusDays(1)));
        }

        @Override
        public List<String> anchors() {
            return List.of(anchor);
        }

        @Override
        public String toString() {
            return "by " + date + (anchor.equals(LAUNCH) ? "" : " of " + anchor);
        }
    }

    /**
     * The time up to the evaluation.
     *
     * @param length how long, above 0
     */
    record Rolling(Duration length) implements Window {
        public Rolling {
            if (length.isZero() || length.isNegative() || length.toDays() > Moment.FURTHEST) {
                throw Refused.because("WINDOW_LENGTH", Map.of("length", length, "most", Moment.FURTHEST));
            }
        }

        @Override
        public Span span(PlanCalendar calendar, Instant at) {
            return new Span(Optional.of(at.minus(length)), Optional.of(at), true);
        }

        @Override
        public String toString() {
            return "rolling " + length;
        }
    }

    /**
     * Hours of one day.
     *
     * @param anchor the anchor
     * @param day the day, counted from the anchor, which is day 1
     * @param from the local time at which it begins
     * @param until the local time at which it ends, later on the same day
     */
    record Hours(String anchor, int day, LocalTime from, LocalTime until) implements Window {
        public Hours {
            Moment.Parts.anchor(anchor);
            if (!from.isBefore(until) || Math.abs((long) day) > Moment.FURTHEST) {
                throw Refused.because("HOURS", Map.of("from", from, "until", until));
            }
        }

        @Override
        public Span span(PlanCalendar calendar, Instant at) {
            LocalDate date = calendar.date(anchor).plusDays(day - 1L);
            return Span.of(calendar.instant(date, from), calendar.instant(date, until));
        }

        @Override
        public List<String> anchors() {
            return List.of(anchor);
        }

        @Override
        public String toString() {
            return "hours " + from + ".." + until + " of day " + day + (anchor.equals(LAUNCH) ? "" : " of " + anchor);
        }
    }

    /**
     * From one moment to another, not included.
     *
     * @param from the start; empty when it has always been running
     * @param until the end; empty when it never ends
     */
    record Between(Optional<Moment> from, Optional<Moment> until) implements Window {
        public Between {
            if (from.isEmpty() && until.isEmpty()) {
                throw Refused.because("WINDOW_OPEN", Map.of());
            }
        }

        @Override
        public Span span(PlanCalendar calendar, Instant at) {
            Optional<Instant> start = from.map(moment -> moment.in(calendar));
            Optional<Instant> end = until.map(moment -> moment.in(calendar));
            return start.isPresent() && end.isPresent()
                    ? Span.forward(start.get(), end.get())
                    : new Span(start, end, false);
        }

        @Override
        public List<String> anchors() {
            return Stream.of(from, until)
                    .flatMap(Optional::stream)
                    .flatMap(moment -> moment.anchored().stream())
                    .distinct()
                    .toList();
        }

        @Override
        public String toString() {
            return from.map(Moment::toString).orElse("") + ".."
                    + until.map(Moment::toString).orElse("");
        }
    }

    /** All time; of a state, its newest reading. */
    static Window any() {
        return new Any();
    }

    /**
     * Reads a window.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Window parse(String text) {
        Matcher form = Forms.COUNTED.matcher(text);
        try {
            return form.matches() ? Forms.counted(form) : Forms.other(text);
        } catch (DateTimeException e) {
            throw Refused.because("WINDOW", Map.of("text", text));
        }
    }

    /** The forms in which windows are written. */
    final class Forms {
        private static final Pattern COUNTED =
                Pattern.compile("(days?|weeks?) (-?[0-9]{1,5})(?:\\.\\.(-?[0-9]{1,5}))?(?: of ([a-z-]+))?");
        private static final Pattern HOURS =
                Pattern.compile("hours ([0-9:]{5})\\.\\.([0-9:]{5}) of day (-?[0-9]{1,5})(?: of ([a-z-]+))?");
        private static final Pattern BY = Pattern.compile("by ([0-9]{4}-[0-9]{2}-[0-9]{2})(?: of ([a-z-]+))?");

        private Forms() {}

        private static Window counted(Matcher form) {
            String anchor = anchor(form.group(4));
            int first = Integer.parseInt(form.group(2));
            int last = Integer.parseInt(Optional.ofNullable(form.group(3)).orElse(form.group(2)));
            return form.group(1).startsWith("week")
                    ? new Days(anchor, 7 * (first - 1) + 1, 7 * last)
                    : new Days(anchor, first, last);
        }

        private static Window other(String text) {
            Matcher hours = HOURS.matcher(text);
            Matcher by = BY.matcher(text);
            int dots = text.indexOf("..");
            if (text.equals("any")) {
                return any();
            } else if (text.startsWith("rolling ")) {
                return new Rolling(PlainTime.duration(text.substring("rolling ".length())));
            } else if (by.matches()) {
                return new By(anchor(by.group(2)), PlainTime.date(by.group(1)));
            } else if (hours.matches()) {
                return new Hours(
                        anchor(hours.group(4)),
                        Integer.parseInt(hours.group(3)),
                        LocalTime.parse(hours.group(1)),
                        LocalTime.parse(hours.group(2)));
            } else if (dots < 0) {
                throw Refused.because("WINDOW", Map.of("text", text));
            }
            return new Between(moment(text.substring(0, dots)), moment(text.substring(dots + 2)));
        }

        private static String anchor(@org.jspecify.annotations.Nullable String named) {
            return named == null ? LAUNCH : named;
        }

        private static Optional<Moment> moment(String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(Moment.parse(text));
        }
    }
}
