package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.AlertBook;
import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.onboarding.alert.Obligation;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a watch found, stored and told.
 *
 * @param at the instant that was evaluated
 * @param late whether a later instant had been evaluated before, so that alerts and rollout stay as they are
 * @param gates what each gate came to
 * @param triggers how each trigger stands
 * @param decision what the rollout does next; empty for a definition without phases
 * @param records the records that were stored; none when the same had been stored before
 * @param alerts the alerts afterwards
 * @param events what happened to them
 * @param told who was told what, and which roles nobody stands behind
 * @param obligations what has to be done after the rollback that holds; none when none does
 * @param refusal why the flag could not be taken back
 */
public record Watched(
        Instant at,
        boolean late,
        List<GateFinding> gates,
        List<TriggerFinding> triggers,
        Optional<RolloutDecision> decision,
        List<StoredEvaluation> records,
        AlertBook alerts,
        List<AlertEvent> events,
        Told told,
        List<Obligation> obligations,
        Optional<Problem> refusal) {
    public Watched {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(alerts, "alerts");
        Objects.requireNonNull(told, "told");
        Objects.requireNonNull(refusal, "refusal");
        gates = List.copyOf(gates);
        triggers = List.copyOf(triggers);
        records = List.copyOf(records);
        events = List.copyOf(events);
        obligations = List.copyOf(obligations);
    }

    Watched refused(Optional<Problem> why) {
        return new Watched(at, late, gates, triggers, decision, records, alerts, events, told, obligations, why);
    }
}
