package dev.cuadra.onboarding.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.Situation;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Evaluates gates and rollouts of a definition and records what it found. A pure function of its arguments. Immutable,
 * safe for many threads.
 *
 * @source GATE-25
 */
public final class Evaluation {
    private final Definition definition;
    private final Inputs inputs;
    private final Situation situation;
    private final Fingerprint sha256;
    private final AtomicReference<List<TriggerFinding>> triggers;

    Evaluation(Definition definition, Inputs inputs, Situation situation, Fingerprint sha256) {
        this(definition, inputs, situation, sha256, new AtomicReference<>(List.of()));
    }

    private Evaluation(
            Definition definition,
            Inputs inputs,
            Situation situation,
            Fingerprint sha256,
            AtomicReference<List<TriggerFinding>> triggers) {
        this.definition = definition;
        this.inputs = inputs;
        this.situation = situation;
        this.sha256 = sha256;
        this.triggers = triggers;
    }

    /**
     * An evaluation of a definition.
     *
     * @throws ProblemException when the definition must not be evaluated
     */
    public static Evaluation of(Definition definition, Inputs inputs) {
        return Evaluations.of(definition, inputs).at(inputs.at());
    }

    /**
     * Another look at a past instant, with readings recorded until {@code recordedBy}, which its records tell.
     *
     * @throws ProblemException when the definition must not be evaluated
     */
    public static Evaluation of(Definition definition, Inputs inputs, Instant recordedBy) {
        Linter.check(definition);
        Situation situation = new Situation(
                definition.calendar(inputs.zone(), inputs.calendar()),
                definition.metricsByKey(),
                Known.at(inputs.at(), recordedBy, inputs.readings()));
        return new Evaluation(definition, inputs, situation, new Fingerprint(definition));
    }

    /**
     * The same evaluation, whose records stand behind another one.
     *
     * @param previous the record before
     * @param cites the record of the same instant that is looked at again
     */
    public Evaluation chained(Optional<Inputs.Previous> previous, Optional<String> cites) {
        return new Evaluation(definition, inputs.chained(previous, cites), situation, sha256, triggers);
    }

    /** The SHA-256 of the definition, in hexadecimal. */
    public String fingerprint() {
        return sha256.text();
    }

    /**
     * What a gate comes to.
     *
     * @throws ProblemException when there is no such gate
     */
    public GateFinding gate(String id) {
        return GateFinding.of(declared(id), situation, inputs.approvals(), inputs.waivers());
    }

    /**
     * What a gate comes to that is asked of each customer or thing by itself.
     *
     * @param scope of whom it is asked, such as {@code customer:42}
     * @throws ProblemException when there is no such gate
     */
    public GateFinding gate(String id, String scope) {
        return GateFinding.of(declared(id).asked(scope), situation.alone(), inputs.approvals(), inputs.waivers());
    }

    private Gate declared(String id) {
        return definition.gate(id).orElseThrow(() -> {
            List<String> known = definition.gates().stream().map(Gate::id).toList();
            String all = known.isEmpty() ? "-" : String.join(", ", known);
            return Texts.problem("GATE_UNKNOWN_GATE", "gate", Map.of("gate", id, "known", all));
        });
    }

    /** How every trigger stands. */
    public List<TriggerFinding> triggers() {
        return triggers.updateAndGet(known -> known.isEmpty() ? found() : known);
    }

    private List<TriggerFinding> found() {
        return definition.triggers().stream()
                .map(trigger -> TriggerFinding.of(trigger, situation))
                .toList();
    }

    /**
     * What the rollout does next.
     *
     * @throws ProblemException when there is no such phase
     */
    public RolloutDecision rollout(String phase, Collection<HistoryEvent> history) {
        Phase current = definition.phase(phase);
        return RolloutDecision.of(
                definition.rollout().orElseThrow(), current, triggers(), gate(current.gate()), history, inputs.at());
    }

    /** The record of a gate. */
    public EvaluationRecord gateRecord(String id) {
        return gateRecord(gate(id));
    }

    /** The record of a gate that is asked of one customer or thing. */
    public EvaluationRecord gateRecord(String id, String scope) {
        return gateRecord(gate(id, scope));
    }

    private EvaluationRecord gateRecord(GateFinding finding) {
        RecordWriter writer = new RecordWriter(definition, sha256.text(), inputs, situation);
        ObjectNode tree = writer.head("gate");
        writer.gate(finding, tree);
        writer.observations(tree);
        return EvaluationRecord.of(tree, finding.verdict().name());
    }

    /** The record of a decision about the rollout. */
    public EvaluationRecord rolloutRecord(String phase, Collection<HistoryEvent> history) {
        RolloutDecision decision = rollout(phase, history);
        RecordWriter writer = new RecordWriter(definition, sha256.text(), inputs, situation);
        ObjectNode tree = writer.head("rollout");
        new DecisionWriter(writer).write(decision, history, tree);
        writer.observations(tree);
        return EvaluationRecord.of(tree, decision.move().name());
    }

    /** The record of how the triggers stand, for a definition without phases; its verdict is the worst state. */
    public EvaluationRecord triggersRecord() {
        List<TriggerFinding> found = triggers();
        RecordWriter writer = new RecordWriter(definition, sha256.text(), inputs, situation);
        ObjectNode tree = writer.head("triggers");
        String worst = Stream.of(TriggerState.FIRING, TriggerState.UNKNOWN, TriggerState.PENDING, TriggerState.CLEAR)
                .filter(state -> found.stream().anyMatch(each -> each.state() == state))
                .findFirst()
                .orElse(TriggerState.NOT_ARMED)
                .name();
        tree.put("verdict", worst);
        new DecisionWriter(writer).write(found, tree);
        writer.observations(tree);
        return EvaluationRecord.of(tree, worst);
    }

    /** The record as a tree that the caller owns. */
    public static ObjectNode tree(EvaluationRecord record) {
        try {
            return (ObjectNode) Canonical.parse(record.json());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("Not a record", e);
        }
    }
}
