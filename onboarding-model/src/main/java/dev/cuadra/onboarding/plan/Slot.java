package dev.cuadra.onboarding.plan;

import java.time.LocalDate;
import java.util.Objects;

/**
 * When a piece of work happens.
 *
 * @param id its name
 * @param start its first day
 * @param finish its last day
 * @param latestStart the last day on which it may begin without moving the end of everything
 * @param latestFinish the last day on which it may end without moving the end of everything
 * @param totalFloat by how many working days it may end later without moving the end of everything; below 0 only where
 *     work that needs it began before it was done
 * @param freeFloat by how many working days it may end later without moving anything else
 * @source PLAN-2
 */
public record Slot(
        String id,
        LocalDate start,
        LocalDate finish,
        LocalDate latestStart,
        LocalDate latestFinish,
        int totalFloat,
        int freeFloat) {
    public Slot {
        Objects.requireNonNull(id, "id");
        if (finish.isBefore(start)) {
            throw new IllegalArgumentException(id + " ends before it begins");
        }
        Objects.requireNonNull(latestStart, "latestStart");
        Objects.requireNonNull(latestFinish, "latestFinish");
    }

    /** Whether a day lost here is a day lost at the end. */
    public boolean critical() {
        return totalFloat <= 0;
    }
}
