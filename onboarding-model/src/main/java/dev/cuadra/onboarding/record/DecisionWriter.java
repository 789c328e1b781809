package dev.cuadra.onboarding.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.decision.Deadline;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.gate.TriggerFinding;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Writes a decision about a rollout. */
final class DecisionWriter {
    private final RecordWriter writer;

    DecisionWriter(RecordWriter writer) {
        this.writer = writer;
    }

    void write(RolloutDecision decision, Collection<HistoryEvent> history, ObjectNode tree) {
        tree.put("decision", decision.move().name());
        tree.put("reason", decision.reason().name());
        ArrayNode because = tree.putArray("because");
        decision.because().forEach(because::add);
        RecordWriter.text("sentence", decision.sentence(), tree);
        tree.put("phase", decision.phase().name());
        tree.put("next", decision.next().map(Phase::name).orElse(null));
        tree.put("rolledBack", decision.rolledBack().map(Instant::toString).orElse(null));
        write(decision.triggers(), tree);
        ArrayNode deadlines = tree.putArray("deadlines");
        decision.deadlines().forEach(deadline -> deadline(deadline, deadlines.addObject()));
        ArrayNode notices = tree.putArray("dataMissing");
        decision.notices().forEach(notices::add);
        ArrayNode events = tree.putArray("history");
        history.stream()
                .sorted(Comparator.comparing(HistoryEvent::at)
                        .thenComparing(event -> event.kind().name())
                        .thenComparing(HistoryEvent::subject))
                .distinct()
                .forEach(event -> event(event, events.addObject()));
        writer.gate(decision.gate(), tree.putObject("gate"));
    }

    void write(List<TriggerFinding> found, ObjectNode tree) {
        ArrayNode triggers = tree.putArray("triggers");
        found.forEach(trigger -> trigger(trigger, triggers.addObject()));
    }

    private void trigger(TriggerFinding trigger, ObjectNode node) {
        node.put("id", trigger.trigger().id());
        writer.behind(Rows.trigger(trigger.trigger().id()), node);
        node.put("level", RecordWriter.lower(trigger.trigger().level()));
        node.put("shadow", trigger.trigger().shadow());
        node.put("state", trigger.state().name());
        if (trigger.finding().isPresent()) {
            writer.finding(
                    trigger.finding().get(), Rows.trigger(trigger.trigger().id()), node.putObject("condition"));
        } else {
            node.putNull("condition");
        }
    }

    private void deadline(Deadline deadline, ObjectNode node) {
        node.put("step", deadline.step().name());
        writer.behind(Rows.deadline(deadline.step()), node);
        node.put("due", deadline.due().map(Instant::toString).orElse(null));
        node.put("done", deadline.done().map(Instant::toString).orElse(null));
        node.put("outcome", deadline.outcome().name());
        node.put("open", deadline.open());
    }

    private static void event(HistoryEvent event, ObjectNode node) {
        node.put("kind", RecordWriter.lower(event.kind()));
        node.put("at", event.at().toString());
        node.put("subject", event.subject());
    }
}
