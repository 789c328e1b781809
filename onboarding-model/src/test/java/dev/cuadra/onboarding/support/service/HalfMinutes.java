package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.calendar.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who looks at the clock on the wall every half minute and makes a stroke where the office is open. Knows nothing
 * of windows, unions or durations: what it says is counted.
 */
final class HalfMinutes {
    static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    static final int MINUTE = 2;
    private static final int SECONDS = 30;
    private static final int DAYS = 200;

    /** Good Friday, and the Sunday on which the clock goes back, are near. */
    static final HalfMinutes AUTUMN = new HalfMinutes(Instant.parse("2026-04-02T12:00:00Z"));
    /** The Sunday on which the clock goes forward is near. */
    static final HalfMinutes SPRING = new HalfMinutes(Instant.parse("2026-09-03T12:00:00Z"));

    private final Instant begin;
    private final BitSet office = new BitSet();

    private HalfMinutes(Instant begin) {
        this.begin = begin;
        for (int minute = 0; minute < DAYS * 24 * 60; minute++) {
            ZonedDateTime wall = begin.plusSeconds(60L * minute).atZone(SANTIAGO);
            office.set(MINUTE * minute, MINUTE * minute + MINUTE, worked(wall));
        }
    }

    /** Two windows on weekdays, and one over the night from Saturday to Sunday; some dates are different. */
    static WorkingHours calendar() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), List.of(hours("09:00", "13:00"), hours("14:00", "18:30")));
        }
        week.put(DayOfWeek.SATURDAY, List.of(hours("20:00", "00:00")));
        week.put(DayOfWeek.SUNDAY, List.of(hours("00:00", "03:00")));
        return new WorkingHours(
                SANTIAGO,
                week,
                Set.of(LocalDate.parse("2026-04-03"), LocalDate.parse("2026-09-18")),
                Map.of(
                        LocalDate.parse("2026-04-06"), List.of(hours("08:00", "20:00")),
                        LocalDate.parse("2026-09-07"), List.of(hours("08:00", "20:00")),
                        LocalDate.parse("2026-09-18"), List.of(hours("10:00", "12:00")),
                        LocalDate.parse("2026-04-11"), List.of()));
    }

    private static Hours hours(String from, String to) {
        return new Hours(LocalTime.parse(from), LocalTime.parse(to));
    }

    /** The same a second time, in plain numbers. */
    private static boolean worked(ZonedDateTime wall) {
        int minute = wall.getHour() * 60 + wall.getMinute();
        return switch (wall.toLocalDate().toString()) {
            case "2026-04-03", "2026-04-11" -> false;
            case "2026-04-06", "2026-09-07" -> minute >= 480 && minute < 1200;
            case "2026-09-18" -> minute >= 600 && minute < 720;
            default ->
                switch (wall.getDayOfWeek()) {
                    case SATURDAY -> minute >= 1200;
                    case SUNDAY -> minute < 180;
                    default -> (minute >= 540 && minute < 780) || (minute >= 840 && minute < 1110);
                };
        };
    }

    Instant at(int halfMinute) {
        return begin.plusSeconds((long) SECONDS * halfMinute);
    }

    static Duration lasting(int halfMinutes) {
        return Duration.ofSeconds((long) SECONDS * halfMinutes);
    }

    /** How many were worked. */
    int count(int from, int to, BitSet paused, boolean dayAndNight) {
        int count = 0;
        for (int one = from; one < to; one++) {
            count += (dayAndNight || office.get(one)) && !paused.get(one) ? 1 : 0;
        }
        return count;
    }

    /** When so many had been worked. */
    int reached(int from, int many, BitSet paused, boolean dayAndNight) {
        int left = many;
        for (int one = from; one < DAYS * 24 * 60 * MINUTE; one++) {
            left -= (dayAndNight || office.get(one)) && !paused.get(one) ? 1 : 0;
            if (left == 0) {
                return one + 1;
            }
        }
        throw new IllegalStateException("So many are not worked in the time that was looked at");
    }

    /** What was paused, in runs. */
    List<Stretch> runs(BitSet paused, int until) {
        List<Stretch> runs = new ArrayList<>();
        for (int from = paused.nextSetBit(0); from >= 0 && from < until; ) {
            int to = paused.nextClearBit(from);
            runs.add(new Stretch(at(from), at(to)));
            from = paused.nextSetBit(to);
        }
        return runs;
    }
}
