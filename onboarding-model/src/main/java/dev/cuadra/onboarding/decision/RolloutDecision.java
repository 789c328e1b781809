package dev.cuadra.onboarding.decision;

import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a rollout does next.
 *
 * @param move what
 * @param reason why, as a stable word
 * @param because the ids of the triggers or of the gate behind it
 * @param phase the phase that it is in
 * @param next the phase that it goes to, where it advances
 * @param triggers how every trigger stands
 * @param gate what the gate of the phase came to
 * @param rolledBack when the rollback that still holds was triggered
 * @param deadlines what has to be done after it
 * @param notices the triggers of which data are missing
 * @param sentence the decision in one sentence
 * @source GATE-23
 */
public record RolloutDecision(
        Move move,
        Reason reason,
        List<String> because,
        Phase phase,
        Optional<Phase> next,
        List<TriggerFinding> triggers,
        GateFinding gate,
        Optional<Instant> rolledBack,
        List<Deadline> deadlines,
        List<String> notices,
        Text sentence) {
    /** The decisions. */
    public enum Move {
        /** By exactly one phase, which a person opens: a decision opens none. */
        ADVANCE,
        /** Nothing changes. */
        HOLD,
        /** Everybody goes back. */
        ROLL_BACK,
        /** It is done. */
        COMPLETE
    }

    /** Why. */
    public enum Reason {
        /** A rollback trigger fires. */
        ROLLBACK_FIRING,
        /** A rollback has not been opened again. */
        ROLLBACK_LATCHED,
        /** A P0 trigger fires. */
        P0_FIRING,
        /** A trigger that moves the rollout is unknown. */
        DATA_MISSING,
        /** A breach is in progress. */
        BREACH_IN_PROGRESS,
        /** The gate is not open. */
        GATE,
        /** The phase has not lasted long enough, or nobody knows since when it lasts. */
        MINIMUM_TIME,
        /** The gate is open. */
        GATE_OPEN
    }

    public RolloutDecision {
        because = List.copyOf(because);
        triggers = List.copyOf(triggers);
        deadlines = List.copyOf(deadlines);
        notices = List.copyOf(notices);
    }

    /**
     * Decides by the ordered table; the first rule that matches wins.
     *
     * @param rollout the phases
     * @param phase the phase that it is in
     * @param triggers how the triggers stand
     * @param gate what the gate of the phase came to
     * @param history what happened to the rollout; what is later than {@code at} is not known yet
     * @param at the instant
     */
    public static RolloutDecision of(
            Rollout rollout,
            Phase phase,
            List<TriggerFinding> triggers,
            GateFinding gate,
            Collection<HistoryEvent> history,
            Instant at) {
        return new Table(rollout, phase, triggers, gate, history, at).decide();
    }

    private record Table(
            Rollout rollout,
            Phase phase,
            List<TriggerFinding> triggers,
            GateFinding gate,
            Collection<HistoryEvent> history,
            Instant at) {
        RolloutDecision decide() {
            List<String> firing = ids(Trigger.Level.ROLLBACK::equals, TriggerState.FIRING);
            Optional<HistoryEvent> latched = latched();
            if (!firing.isEmpty()) {
                return made(Move.ROLL_BACK, Reason.ROLLBACK_FIRING, firing);
            } else if (latched.isPresent()) {
                return made(
                        Move.ROLL_BACK,
                        Reason.ROLLBACK_LATCHED,
                        List.of(latched.get().subject()));
            }
            List<String> p0 = ids(Trigger.Level.P0::equals, TriggerState.FIRING);
            List<String> unknown = ids(Trigger.Level::moves, TriggerState.UNKNOWN);
            List<String> pending = ids(Trigger.Level::moves, TriggerState.PENDING);
            if (!p0.isEmpty()) {
                return made(Move.HOLD, Reason.P0_FIRING, p0);
            } else if (!unknown.isEmpty()) {
                return made(Move.HOLD, Reason.DATA_MISSING, unknown);
            } else if (!pending.isEmpty()) {
                return made(Move.HOLD, Reason.BREACH_IN_PROGRESS, pending);
            } else if (!gate.verdict().open()) {
                return made(Move.HOLD, Reason.GATE, List.of(gate.gate()));
            } else if (!lasted()) {
                return made(Move.HOLD, Reason.MINIMUM_TIME, List.of(phase.name()));
            }
            return made(phase.whole() ? Move.COMPLETE : Move.ADVANCE, Reason.GATE_OPEN, List.of(gate.gate()));
        }

        private List<String> ids(Predicate<Trigger.Level> levels, TriggerState state) {
            return triggers.stream()
                    .filter(each -> !each.trigger().shadow()
                            && levels.test(each.trigger().level())
                            && each.state() == state)
                    .map(each -> each.trigger().id())
                    .toList();
        }

        private Optional<HistoryEvent> newest(Predicate<HistoryEvent> which) {
            return history.stream()
                    .filter(event -> !event.at().isAfter(at) && which.test(event))
                    .max(Comparator.comparing(HistoryEvent::at).thenComparing(HistoryEvent::subject));
        }

        /** A rollback holds until somebody in the right role opens the rollout again. */
        private Optional<HistoryEvent> latched() {
            Optional<HistoryEvent> opened = newest(event -> event.kind() == HistoryEvent.Kind.REOPENED
                    && rollout.reopeners().contains(event.subject()));
            return newest(event -> event.kind() == HistoryEvent.Kind.ROLLED_BACK)
                    .filter(back ->
                            opened.map(open -> !open.at().isAfter(back.at())).orElse(true));
        }

        private boolean lasted() {
            return newest(event -> event.kind() == HistoryEvent.Kind.PHASE_STARTED
                            && event.subject().equals(phase.name()))
                    .map(start -> !at.isBefore(start.at().plus(phase.minimum())))
                    .orElse(phase.minimum().isZero());
        }

        /** Since when it is back: since the rollback on record, or since now. */
        private Optional<Instant> since(Move move) {
            return move == Move.ROLL_BACK
                    ? latched().map(HistoryEvent::at).or(() -> Optional.of(at))
                    : Optional.empty();
        }

        private RolloutDecision made(Move move, Reason reason, List<String> because) {
            Optional<Phase> next = move == Move.ADVANCE ? rollout.after(phase) : Optional.empty();
            Optional<Instant> since = since(move);
            Text sentence = Texts.BOOK.text(
                    "decision." + (move == Move.COMPLETE ? move.name() : reason.name()),
                    Map.of(
                            "because", String.join(", ", because),
                            "phase", phase.name(),
                            "next", next.map(Phase::name).orElse(""),
                            "verdict", gate.verdict().name()));
            return new RolloutDecision(
                    move,
                    reason,
                    because,
                    phase,
                    next,
                    triggers,
                    gate,
                    since,
                    since.map(from -> Deadline.after(from, rollout, history, at))
                            .orElse(List.of()),
                    triggers.stream()
                            .filter(TriggerFinding::dataMissing)
                            .map(each -> each.trigger().id())
                            .toList(),
                    sentence);
        }
    }
}
