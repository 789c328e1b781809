package dev.cuadra.onboarding.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Walks over the pieces of time in which it is open, the earliest first. Between two changes of the clock a wall time is
 * one instant, so it goes from change to change and in between from day to day.
 */
final class OpenPieces {
    private static final int DAY = 86_400;

    private final WorkingHours hours;
    private final ZoneRules rules;
    private final Instant begin;
    private ZoneOffset offset = ZoneOffset.UTC;
    private long stretchStart;
    private long stretchEnd;
    private long day;
    private List<Hours> windows = List.of();
    private int window;
    private Instant from = Instant.MIN;
    private Instant to = Instant.MIN;

    OpenPieces(WorkingHours hours, Instant begin) {
        this.hours = hours;
        this.rules = hours.zone().getRules();
        this.begin = begin;
        stretch(begin.getEpochSecond());
    }

    /** Goes to the next piece that begins before {@code until}; says whether there is one. */
    boolean next(Instant until) {
        while (true) {
            if (window < windows.size()) {
                Hours open = windows.get(window);
                window++;
                long opens = Math.max(wall(open.opens()), stretchStart);
                long closes = Math.min(wall(open.closes()), stretchEnd);
                if (opens < closes) {
                    from = Instant.ofEpochSecond(opens);
                    from = from.isBefore(begin) ? begin : from;
                    to = Instant.ofEpochSecond(closes);
                    return from.isBefore(until);
                }
            } else if (!nextDay(until.getEpochSecond())) {
                return false;
            }
        }
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    private boolean nextDay(long until) {
        day++;
        long midnight = wall(0);
        if (Math.min(midnight, stretchEnd) > until) {
            return false;
        }
        if (midnight >= stretchEnd) {
            stretch(stretchEnd);
        } else {
            load();
        }
        return true;
    }

    private void stretch(long second) {
        Instant start = Instant.ofEpochSecond(second);
        offset = rules.getOffset(start);
        ZoneOffsetTransition change = rules.nextTransition(start);
        stretchStart = second;
        stretchEnd = change == null ? Long.MAX_VALUE : change.toEpochSecond();
        day = Math.floorDiv(second + offset.getTotalSeconds(), (long) DAY);
        load();
    }

    private void load() {
        windows = hours.on(LocalDate.ofEpochDay(day));
        window = 0;
    }

    private long wall(int second) {
        return day * DAY + second - offset.getTotalSeconds();
    }
}
