package dev.cuadra.onboarding.backtest;

import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Finding;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.MemberFinding;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Tier;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Evaluations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks with one definition, one instant after the other. For one thread. */
final class Runner {
    private final Definition definition;
    private final Evaluations evaluations;
    private final Optional<BacktestPlan.Course> course;

    Runner(Definition definition, BacktestPlan plan) {
        this.definition = definition;
        this.evaluations = Evaluations.of(definition, plan.inputs());
        this.course = plan.course();
        course.ifPresent(one -> phase(one.phase()));
    }

    Look look(Instant at, Track.Open track) {
        Evaluation evaluation = evaluations.at(at);
        Map<String, GateFinding> findings = new LinkedHashMap<>();
        Map<String, Turn> gates = new LinkedHashMap<>();
        for (Gate gate : definition.gates()) {
            GateFinding finding = evaluation.gate(gate.id());
            findings.put(gate.id(), finding);
            Turn turn = new Turn(at, finding.verdict().name(), finding.reason(), why(finding));
            gates.put(gate.id(), turn);
            track.gate(gate.id(), turn);
            finding.members().stream()
                    .filter(each -> each.member().shadow())
                    .forEach(each ->
                            track.shadow(gate.id() + "/" + each.finding().condition(), outcome(at, each.finding())));
        }
        List<TriggerFinding> states = evaluation.triggers();
        Map<String, Turn> triggers = new LinkedHashMap<>();
        for (TriggerFinding state : states) {
            Turn turn = new Turn(
                    at,
                    state.state().name(),
                    "",
                    state.finding().map(Runner::sides).orElse(""));
            triggers.put(state.trigger().id(), turn);
            track.trigger(state.trigger().id(), turn);
        }
        Optional<Turn> decision = course.map(one -> decide(at, one, states, findings, track));
        decision.ifPresent(track::decision);
        return new Look(at, gates, triggers, decision);
    }

    private static Turn outcome(Instant at, Finding finding) {
        return new Turn(at, finding.outcome().name(), "", sides(finding));
    }

    /** What decided, with its figures. */
    private static String why(GateFinding finding) {
        return finding.members().stream()
                .filter(each -> each.member().tier() == Tier.MUST
                        && !each.member().shadow()
                        && each.finding().outcome() != Outcome.MET)
                .map(MemberFinding::finding)
                .map(each -> each.condition() + ": " + sides(each))
                .collect(Collectors.joining("; "));
    }

    private static String sides(Finding finding) {
        String left = finding.left().isEmpty() ? "?" : finding.left();
        return left + " " + finding.operator() + " " + finding.right() + " " + finding.outcome();
    }

    // ---- the rollout

    private Turn decide(
            Instant at,
            BacktestPlan.Course how,
            List<TriggerFinding> triggers,
            Map<String, GateFinding> gates,
            Track.Open track) {
        List<HistoryEvent> history = new ArrayList<>(how.history());
        history.addAll(track.events());
        if (how.decided() && !began(history, how.phase(), at)) {
            happened(HistoryEvent.Kind.PHASE_STARTED, at, how.phase(), history, track);
        } else if (!how.decided()) {
            recorded(history, at).ifPresent(track::enter);
        }
        Phase phase = phase(track.phase().orElse(how.phase()));
        GateFinding gate = Optional.ofNullable(gates.get(phase.gate())).orElseThrow();
        RolloutDecision decision = RolloutDecision.of(rollout(), phase, triggers, gate, history, at);
        if (how.decided()) {
            follow(decision, at, history, track);
        }
        String because = String.join(", ", decision.because());
        return new Turn(
                at, decision.move().name(), decision.reason() + " " + phase.name(), because.isEmpty() ? "" : because);
    }

    /** What was decided is done at once: the next phase begins, or everybody goes back. */
    private static void follow(RolloutDecision decision, Instant at, List<HistoryEvent> history, Track.Open track) {
        decision.next().ifPresent(next -> {
            happened(HistoryEvent.Kind.PHASE_STARTED, at, next.name(), history, track);
            track.enter(next.name());
        });
        if (decision.reason() == RolloutDecision.Reason.ROLLBACK_FIRING && firstOf(decision, at)) {
            decision.because().forEach(trigger -> happened(HistoryEvent.Kind.ROLLED_BACK, at, trigger, history, track));
        }
    }

    /** Whether no rollback is on record that still holds. */
    private static boolean firstOf(RolloutDecision decision, Instant at) {
        return decision.rolledBack().filter(at::equals).isPresent();
    }

    private static void happened(
            HistoryEvent.Kind kind, Instant at, String subject, List<HistoryEvent> history, Track.Open track) {
        HistoryEvent event = new HistoryEvent(kind, at, subject);
        history.add(event);
        track.event(event);
    }

    private static boolean began(List<HistoryEvent> history, String phase, Instant at) {
        return history.stream()
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.PHASE_STARTED
                        && event.subject().equals(phase)
                        && !event.at().isAfter(at));
    }

    private static Optional<String> recorded(List<HistoryEvent> history, Instant at) {
        return history.stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.PHASE_STARTED
                        && !event.at().isAfter(at))
                .max(Comparator.comparing(HistoryEvent::at).thenComparing(HistoryEvent::subject))
                .map(HistoryEvent::subject);
    }

    private Rollout rollout() {
        return definition
                .rollout()
                .orElseThrow(() -> Texts.problem("BACKTEST_NO_ROLLOUT", "phase", Map.of("id", definition.id())));
    }

    private Phase phase(String name) {
        rollout();
        return definition.phase(name);
    }
}
