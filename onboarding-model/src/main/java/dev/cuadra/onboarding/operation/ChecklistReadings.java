package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the run of a list says to the gates: of each item who attested what, under the key of its metric. What was taken
 * back says nothing; what does not apply says so. Stateless, safe for many threads.
 *
 * @source OPS-2, GATE-21
 */
public final class ChecklistReadings {
    private ChecklistReadings() {}

    /**
     * The readings of a run. Each item has one reading, which what is said later replaces; of what was said at one
     * instant the last counts.
     *
     * @param run the run
     * @param name identifies the run among those whose readings are put together
     */
    public static List<Reading> of(ChecklistRun run, String name) {
        List<Reading> all = new ArrayList<>();
        Map<String, Integer> at = new HashMap<>();
        for (ChecklistEvent event : run.events()) {
            Reading reading = reading(run, name, event);
            Integer before = at.get(event.act().item());
            if (before != null && all.get(before).recordedAt().equals(reading.recordedAt())) {
                all.set(before, reading);
            } else {
                at.put(event.act().item(), all.size());
                all.add(reading);
            }
        }
        return List.copyOf(all);
    }

    private static Reading reading(ChecklistRun run, String name, ChecklistEvent event) {
        ChecklistAct act = event.act();
        String metric = run.checklist().item(act.item()).orElseThrow().metric();
        Instant at = act.at();
        return new Reading(
                name + "/" + act.item(),
                metric,
                Reading.GLOBAL,
                at,
                at,
                content(act),
                at,
                event.recordedAt(),
                "checklist " + run.checklist().id());
    }

    private static Content content(ChecklistAct act) {
        return switch (act.kind()) {
            case TICK, ATTEST, PROVE ->
                new Content.Answer(
                        true, Optional.of(new Signature(act.who(), act.role(), act.evidence(), Optional.empty())));
            case UNTICK -> new Content.Missing(act.reason());
            case LEAVE_OUT -> new Content.NotApplicable(act.reason());
        };
    }
}
