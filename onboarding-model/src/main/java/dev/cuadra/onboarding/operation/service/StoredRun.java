package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.operation.ChecklistEvent;
import dev.cuadra.onboarding.operation.RunFrame;
import java.util.List;
import java.util.Objects;

/**
 * The run of a list as it is stored.
 *
 * @param run its name
 * @param pack the pack that the list is from
 * @param version the edition of the pack
 * @param checklist the list
 * @param frame its dates
 * @param events what was said
 * @param reminded the items of which somebody was reminded
 */
record StoredRun(
        String run,
        String pack,
        String version,
        String checklist,
        RunFrame frame,
        List<ChecklistEvent> events,
        List<String> reminded) {
    StoredRun {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(checklist, "checklist");
        Objects.requireNonNull(frame, "frame");
        events = List.copyOf(events);
        reminded = List.copyOf(reminded);
    }

    StoredRun saying(List<ChecklistEvent> more) {
        return new StoredRun(run, pack, version, checklist, frame, more, reminded);
    }

    StoredRun reminding(List<String> items) {
        return new StoredRun(run, pack, version, checklist, frame, events, items);
    }
}
