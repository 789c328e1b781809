package dev.cuadra.onboarding.operation.service;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A list that somebody begins to go through.
 *
 * @param run what the run is called, 1 to 100 characters, naming nobody
 * @param pack the id of the pack that the list is from
 * @param checklist the list
 * @param launch the day of the launch
 * @param day the day that it is gone through on; of a list for the launch that day itself
 * @param zone the zone of the plan
 * @param moved items that are put on another time, by id
 */
public record Beginning(
        String run,
        String pack,
        String checklist,
        LocalDate launch,
        LocalDate day,
        ZoneId zone,
        Map<String, LocalDateTime> moved) {
    public Beginning {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(checklist, "checklist");
        Objects.requireNonNull(launch, "launch");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(zone, "zone");
        moved = java.util.Collections.unmodifiableMap(new TreeMap<>(moved));
        if (run.isBlank() || run.length() > 100) {
            throw new IllegalArgumentException("A run is called something, in 1 to 100 characters");
        }
    }

    /** A list of the launch. */
    public static Beginning of(String run, String pack, String checklist, LocalDate launch, ZoneId zone) {
        return new Beginning(run, pack, checklist, launch, launch, zone, Map.of());
    }

    /** The same on another day. */
    public Beginning on(LocalDate other) {
        return new Beginning(run, pack, checklist, launch, other, zone, moved);
    }
}
