package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.gate.Moment;
import dev.cuadra.onboarding.gate.PlanCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The dates that a run of a list is computed from. Nothing of it is read from a clock.
 *
 * @param launch the day of the launch, which is day 1
 * @param day the day that the list is gone through on; of a list for the launch that day itself
 * @param zone the zone of the plan
 * @param started when it was begun; what is due by the clock counts from here
 * @param moved items that are put on another time, by id
 * @source OPS-1
 */
public record RunFrame(
        LocalDate launch, LocalDate day, ZoneId zone, Instant started, Map<String, LocalDateTime> moved) {
    /** The anchor that means the day of the run. */
    public static final String DAY = "day";

    private static final String LAUNCH = "launch";

    public RunFrame {
        Objects.requireNonNull(launch, "launch");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(started, "started");
        moved = Collections.unmodifiableMap(new TreeMap<>(moved));
    }

    /** The dates of a launch. */
    public static RunFrame of(LocalDate launch, ZoneId zone, Instant started) {
        return new RunFrame(launch, launch, zone, started, Map.of());
    }

    /** The same on another day. */
    public RunFrame on(LocalDate other) {
        return new RunFrame(launch, other, zone, started, moved);
    }

    /** The same with an item put on another time, by the clock on the wall. */
    public RunFrame moving(String item, LocalDateTime to) {
        Map<String, LocalDateTime> all = new TreeMap<>(moved);
        all.put(item, to);
        return new RunFrame(launch, day, zone, started, all);
    }

    /** The number of the day, counted from the launch, which is day 1. */
    public long number() {
        return PlanCalendar.day(launch, day);
    }

    PlanCalendar calendar() {
        return new PlanCalendar(zone, "none", Map.of(LAUNCH, launch, DAY, day));
    }

    /** Until when an item has to be done; empty when it is never due. */
    public Optional<DueTime> due(ChecklistItem item) {
        LocalDateTime other = moved.get(item.id());
        if (other != null) {
            return Optional.of(new DueTime(other.atZone(zone).toInstant(), false));
        }
        Due due = item.due();
        return due.until().map(this::time).or(() -> due.within().map(time -> new DueTime(started.plus(time), false)));
    }

    private DueTime time(Moment moment) {
        Instant over = moment.over(calendar());
        return new DueTime(over, !over.equals(moment.in(calendar())));
    }

    /** From when on an item can be worked on, where the plan says it. */
    public Optional<Instant> from(ChecklistItem item) {
        return item.due().from().map(moment -> moment.in(calendar()));
    }
}
