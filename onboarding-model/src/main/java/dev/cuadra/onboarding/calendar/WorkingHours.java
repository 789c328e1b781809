package dev.cuadra.onboarding.calendar;

import dev.cuadra.onboarding.internal.Refused;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When people are at work: several windows for each weekday, holidays, and dates with hours of their own. It is open at
 * an instant when the clock on the wall of the zone shows a time in a window of the date it shows. So an hour that the
 * clock leaves out is no working time, and one that it shows twice is worked twice. Everything is exact to the nanosecond
 * and for instants of the years 1900 to 2999.
 *
 * @param zone the zone of the wall clock
 * @param week the windows of each weekday, the earliest first; a weekday that is missing is closed. One at least is open
 * @param holidays dates that are closed, whatever the weekday
 * @param overrides dates with windows of their own, such as a launch day; they count on a holiday too, and no windows are
 *     a closed day
 * @source SLA-03
 */
public record WorkingHours(
        ZoneId zone, Map<DayOfWeek, List<Hours>> week, Set<LocalDate> holidays, Map<LocalDate, List<Hours>> overrides) {
    /** The longest working time that can be added: ten years around the clock. */
    public static final Duration LONGEST = Duration.ofHours(87_660);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");
    private static final Instant HORIZON = Instant.parse("3100-01-01T00:00:00Z");

    public WorkingHours {
        Objects.requireNonNull(zone, "zone");
        Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, windows) -> days.put(day, ordered(day, windows)));
        Map<LocalDate, List<Hours>> dates = new TreeMap<>();
        overrides.forEach((date, windows) -> dates.put(date, ordered(date, windows)));
        if (days.values().stream().allMatch(List::isEmpty)) {
            throw Refused.because("NO_WEEKDAY", Map.of());
        }
        week = Collections.unmodifiableMap(days);
        holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
        overrides = Collections.unmodifiableMap(dates);
    }

    /** Open around the clock, every day. */
    public static WorkingHours always(ZoneId zone) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, List.of(Hours.ALL_DAY)));
        return new WorkingHours(zone, week, Set.of(), Map.of());
    }

    /** Open in the same hours from Monday to Friday, holidays included. */
    public static WorkingHours mondayToFriday(ZoneId zone, Hours hours) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values())
                .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
                .forEach(day -> week.put(day, List.of(hours)));
        return new WorkingHours(zone, week, Set.of(), Map.of());
    }

    private static List<Hours> ordered(Object day, List<Hours> windows) {
        List<Hours> sorted =
                windows.stream().sorted(Comparator.comparingInt(Hours::opens)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).opens() < sorted.get(i - 1).closes()) {
                throw Refused.because(
                        "HOURS_OVERLAP", Map.of("day", day, "one", sorted.get(i - 1), "other", sorted.get(i)));
            }
        }
        return sorted;
    }

    /** The windows of a date. */
    public List<Hours> on(LocalDate date) {
        List<Hours> usual = holidays.contains(date) ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
        return overrides.getOrDefault(date, usual);
    }

    /** Whether it is open at an instant. */
    public boolean open(Instant instant) {
        ZonedDateTime wall = instant.atZone(zone);
        return on(wall.toLocalDate()).stream().anyMatch(window -> window.holds(wall.toLocalTime()));
    }

    /** The local date of an instant. */
    public LocalDate date(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /**
     * The first instant at which so much working time has passed since {@code start}: an hour from 17:00 on is over at
     * 18:00, not when it opens again.
     *
     * @throws IllegalArgumentException for a time below 0 or above {@link #LONGEST}, or an instant out of range
     * @source SLA-04
     */
    public Instant plus(Instant start, Duration working) {
        check(start);
        check(working);
        if (working.isZero()) {
            return start;
        }
        OpenPieces pieces = new OpenPieces(this, start);
        Duration left = working;
        while (pieces.next(HORIZON)) {
            Duration piece = Duration.between(pieces.from(), pieces.to());
            if (piece.compareTo(left) >= 0) {
                return pieces.from().plus(left);
            }
            left = left.minus(piece);
        }
        throw Refused.because("WORKING_HORIZON", Map.of("until", HORIZON));
    }

    /**
     * The same, where time in pauses does not count: overlapping pauses count once, a pause while it is closed adds
     * nothing, and one that begins after the deadline changes nothing. No working time is over at {@code start}, pause or
     * not.
     */
    public Instant plus(Instant start, Duration working, Collection<Stretch> pauses) {
        check(working);
        if (working.isZero()) {
            return plus(start, working);
        }
        Instant at = start;
        Duration left = working;
        for (Stretch pause : Stretch.union(pauses)) {
            if (pause.from().isAfter(at)) {
                Duration before = between(at, pause.from());
                if (before.compareTo(left) >= 0) {
                    return plus(at, left);
                }
                left = left.minus(before);
            }
            at = pause.to().isAfter(at) ? pause.to() : at;
        }
        return plus(at, left);
    }

    /**
     * The working time from one instant to another.
     *
     * @throws IllegalArgumentException when it ends before it begins, or an instant is out of range
     */
    public Duration between(Instant from, Instant to) {
        check(from);
        check(to);
        if (to.isBefore(from)) {
            throw Refused.because("ORDER", Map.of("from", from, "to", to));
        }
        OpenPieces pieces = new OpenPieces(this, from);
        Duration sum = Duration.ZERO;
        while (pieces.next(to)) {
            Instant end = pieces.to().isBefore(to) ? pieces.to() : to;
            sum = sum.plus(Duration.between(pieces.from(), end));
        }
        return sum;
    }

    /** The working time from one instant to another that is in no pause. */
    public Duration between(Instant from, Instant to, Collection<Stretch> pauses) {
        Stretch whole = new Stretch(from, to);
        Duration sum = between(from, to);
        for (Stretch pause : Stretch.union(pauses)) {
            Duration paused = pause.within(whole)
                    .map(part -> between(part.from(), part.to()))
                    .orElse(Duration.ZERO);
            sum = sum.minus(paused);
        }
        return sum;
    }

    /** Whether an instant is of the years 1900 to 2999. */
    public static boolean knows(Instant instant) {
        return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
    }

    private static void check(Duration working) {
        if (working.isNegative() || working.compareTo(LONGEST) > 0) {
            throw Refused.because("WORKING_TIME", Map.of("length", working, "most", LONGEST));
        }
    }

    private static void check(Instant instant) {
        if (!knows(instant)) {
            throw Refused.because("YEARS", Map.of("instant", instant));
        }
    }
}
