package dev.cuadra.onboarding.decision;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.gate.Approval;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Scene;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutDecisionTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Rollout ROLLOUT = new Rollout(
            List.of(
                    Phase.of("beta", "5", WEEK, "g"),
                    Phase.of("controlled", "20", WEEK, "g"),
                    Phase.of("all", "100", WEEK, "g")),
            Set.of("engineering-lead", "product-manager"),
            Set.of("engineering-lead"));
    private static final Instant NOW = START.plus(WEEK);

    @ParameterizedTest
    @CsvSource({
        "FIRING, FIRING, true, beta, ROLL_BACK, ROLLBACK_FIRING",
        "CLEAR, FIRING, true, beta, HOLD, P0_FIRING",
        "UNKNOWN, FIRING, true, beta, HOLD, P0_FIRING",
        "UNKNOWN, CLEAR, true, beta, HOLD, DATA_MISSING",
        "CLEAR, UNKNOWN, true, beta, HOLD, DATA_MISSING",
        "PENDING, CLEAR, true, beta, HOLD, BREACH_IN_PROGRESS",
        "CLEAR, CLEAR, false, beta, HOLD, GATE",
        "CLEAR, CLEAR, true, controlled, HOLD, MINIMUM_TIME",
        "CLEAR, CLEAR, true, beta, ADVANCE, GATE_OPEN",
        "NOT_ARMED, CLEAR, true, all, COMPLETE, GATE_OPEN"
    })
    @Tag("GATE-23")
    void theFirstRuleThatMatchesWins(
            TriggerState rollback,
            TriggerState p0,
            boolean open,
            String phase,
            RolloutDecision.Move move,
            RolloutDecision.Reason reason) {
        RolloutDecision decision = decide(
                phase, List.of(state(Trigger.Level.ROLLBACK, rollback), state(Trigger.Level.P0, p0)), open, started());
        assertThat(decision.move()).isEqualTo(move);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.next().map(Phase::name))
                .isEqualTo(move == RolloutDecision.Move.ADVANCE ? Optional.of("controlled") : Optional.empty());
    }

    private static List<HistoryEvent> started(HistoryEvent... more) {
        List<HistoryEvent> history = new ArrayList<>(List.of(
                new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, START, "beta"),
                new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, START.plusMillis(1), "controlled"),
                new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, START, "all")));
        history.addAll(List.of(more));
        return history;
    }

    private static TriggerFinding state(Trigger.Level level, TriggerState state) {
        Trigger trigger = Trigger.of(level, Check.occurs(level.name(), "incident"));
        return new TriggerFinding(trigger, state, Optional.empty());
    }

    private static RolloutDecision decide(
            String phase, List<TriggerFinding> triggers, boolean open, List<HistoryEvent> history) {
        return decide(phase, triggers, open, history, NOW);
    }

    private static RolloutDecision decide(
            String phase, List<TriggerFinding> triggers, boolean open, List<HistoryEvent> history, Instant at) {
        Gate gate = Gate.of("g", Member.must(Check.isTrue("ready", "ready")));
        GateFinding finding = GateFinding.of(
                gate,
                Scene.with(Metric.of("ready", "bool", MetricKind.BOOLEAN))
                        .yes("ready", START, open)
                        .situation(),
                List.<Approval>of(),
                List.of());
        return RolloutDecision.of(ROLLOUT, ROLLOUT.phase(phase).orElseThrow(), triggers, finding, history, at);
    }

    @Test
    @Tag("GATE-10")
    void aRollbackHoldsUntilTheRightRoleOpensAgain() {
        HistoryEvent back = new HistoryEvent(HistoryEvent.Kind.ROLLED_BACK, START.plusSeconds(60), "BL-163");
        HistoryEvent wrong = new HistoryEvent(HistoryEvent.Kind.REOPENED, START.plusSeconds(70), "sales");
        HistoryEvent right = new HistoryEvent(HistoryEvent.Kind.REOPENED, START.plusSeconds(80), "engineering-lead");
        assertThat(decide("beta", List.of(), true, started(back)).reason())
                .isEqualTo(RolloutDecision.Reason.ROLLBACK_LATCHED);
        assertThat(decide("beta", List.of(), true, started(back, wrong)).move())
                .isEqualTo(RolloutDecision.Move.ROLL_BACK);
        assertThat(decide("beta", List.of(), true, started(right, back)).move())
                .isEqualTo(RolloutDecision.Move.ADVANCE);
        HistoryEvent again = new HistoryEvent(HistoryEvent.Kind.ROLLED_BACK, START.plusSeconds(90), "BL-164");
        assertThat(decide("beta", List.of(), true, started(right, back, again)).because())
                .containsExactly("BL-164");
    }

    @Test
    @Tag("GATE-23")
    void aPhaseOfWhichNobodyKnowsTheStartHolds() {
        assertThat(decide("beta", List.of(), true, List.of()).reason()).isEqualTo(RolloutDecision.Reason.MINIMUM_TIME);
        assertThat(decide("beta", List.of(), true, started(), NOW.minusMillis(1))
                        .reason())
                .isEqualTo(RolloutDecision.Reason.MINIMUM_TIME);
    }

    @Test
    @Tag("GATE-23")
    void whatTellsPeopleNeverMovesTheRollout() {
        List<TriggerFinding> alerts = List.of(
                state(Trigger.Level.P1, TriggerState.FIRING),
                state(Trigger.Level.BUSINESS, TriggerState.UNKNOWN),
                state(Trigger.Level.EARLY_WARNING, TriggerState.PENDING));
        RolloutDecision decision = decide("beta", alerts, true, started());
        assertThat(decision.move()).isEqualTo(RolloutDecision.Move.ADVANCE);
        assertThat(decision.notices()).containsExactly("BUSINESS");
    }

    @Property(tries = 500)
    @net.jqwik.api.Tag("GATE-23")
    void whatIsUnknownNeitherPromotesNorRollsBack(
            @ForAll TriggerState rollback, @ForAll TriggerState p0, @ForAll boolean open) {
        RolloutDecision decision = decide(
                "beta", List.of(state(Trigger.Level.ROLLBACK, rollback), state(Trigger.Level.P0, p0)), open, started());
        if (decision.move() == RolloutDecision.Move.ROLL_BACK) {
            assertThat(rollback).isEqualTo(TriggerState.FIRING);
        } else if (decision.move() == RolloutDecision.Move.ADVANCE) {
            assertThat(open).isTrue();
            assertThat(List.of(rollback, p0)).doesNotContain(TriggerState.UNKNOWN, TriggerState.PENDING);
        }
    }

    @ParameterizedTest
    @CsvSource({"14400, MET", "14401, NOT_MET"})
    @Tag("GATE-24")
    void customersAreToldWithinFourHoursToTheSecond(long seconds, Outcome expected) {
        List<HistoryEvent> history = List.of(
                new HistoryEvent(HistoryEvent.Kind.CUSTOMERS_TOLD, START, "mail"),
                new HistoryEvent(HistoryEvent.Kind.CUSTOMERS_TOLD, START.plusSeconds(seconds), "in-product"));
        assertThat(deadline(Deadline.Step.CUSTOMERS_TOLD, history).outcome()).isEqualTo(expected);
    }

    private static Deadline deadline(Deadline.Step step, List<HistoryEvent> history) {
        return Deadline.after(START, ROLLOUT, history, NOW).stream()
                .filter(each -> each.step() == step)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("GATE-24")
    void aDecisionIsMadeByBothAndTheLaterOneCounts() {
        HistoryEvent one =
                new HistoryEvent(HistoryEvent.Kind.ROLLBACK_DECIDED, START.plusSeconds(60), "engineering-lead");
        HistoryEvent two =
                new HistoryEvent(HistoryEvent.Kind.ROLLBACK_DECIDED, START.plusSeconds(7201), "product-manager");
        assertThat(deadline(Deadline.Step.DECIDED, List.of(one)))
                .returns(Outcome.UNKNOWN, Deadline::outcome)
                .returns(false, Deadline::open);
        assertThat(deadline(Deadline.Step.DECIDED, List.of(two, one)).outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(deadline(Deadline.Step.ROOT_CAUSE, List.of()).due()).hasValue(START.plus(Duration.ofHours(24)));
        assertThat(deadline(Deadline.Step.FLAG_OFF, List.of()).open()).isTrue();
    }

    /** Each step is done by its own kind of event and at the first of them; what is later than the look is not known. */
    @ParameterizedTest
    @CsvSource({
        "FLAG_OFF, FLAG_OFF",
        "OLD_WORKFLOW, OLD_WORKFLOW",
        "ROOT_CAUSE, ROOT_CAUSE",
        "FIX_TIMELINE, FIX_TIMELINE_SHARED"
    })
    @Tag("GATE-24")
    void eachStepIsDoneByItsOwnEvent(Deadline.Step step, HistoryEvent.Kind kind) {
        Rollout rollout = new Rollout(
                ROLLOUT.phases(),
                ROLLOUT.deciders(),
                ROLLOUT.reopeners(),
                List.of(new Deadline.Limit(step, Optional.of(Duration.ofHours(1)))));
        List<HistoryEvent> history = new ArrayList<>();
        for (HistoryEvent.Kind other : HistoryEvent.Kind.values()) {
            int seconds = other == kind ? 60 : 10;
            history.add(new HistoryEvent(other, START.plusSeconds(seconds + 5), "mail"));
            history.add(new HistoryEvent(other, START.plusSeconds(seconds), "mail"));
            history.add(new HistoryEvent(other, START.minusSeconds(1), "mail"));
        }
        assertThat(Deadline.after(START, rollout, history, NOW))
                .containsExactly(new Deadline(
                        step,
                        Optional.of(START.plusSeconds(3600)),
                        Optional.of(START.plusSeconds(60)),
                        Outcome.MET,
                        false));
        assertThat(Deadline.after(START, rollout, history, START.plusSeconds(59)))
                .containsExactly(new Deadline(
                        step, Optional.of(START.plusSeconds(3600)), Optional.empty(), Outcome.UNKNOWN, true));
    }

    @Test
    @Tag("GATE-24")
    void whereNobodyIsNamedAnybodyDecides() {
        Rollout rollout = new Rollout(ROLLOUT.phases(), Set.of(), ROLLOUT.reopeners());
        HistoryEvent decided = new HistoryEvent(HistoryEvent.Kind.ROLLBACK_DECIDED, START.plusSeconds(9), "anybody");
        assertThat(Deadline.after(START, rollout, List.of(decided), NOW).get(0).done())
                .hasValue(START.plusSeconds(9));
        assertThat(Deadline.after(START, rollout, List.of(), NOW).get(0).done()).isEmpty();
    }

    /** By whom something was told decides nothing, and by whom it was decided tells nobody. */
    @Test
    @Tag("GATE-24")
    void aChannelIsNoDecider() {
        List<HistoryEvent> history = List.of(
                new HistoryEvent(HistoryEvent.Kind.ROLLBACK_DECIDED, START, "mail"),
                new HistoryEvent(HistoryEvent.Kind.ROLLBACK_DECIDED, START, "in-product"),
                new HistoryEvent(HistoryEvent.Kind.CUSTOMERS_TOLD, START, "engineering-lead"),
                new HistoryEvent(HistoryEvent.Kind.CUSTOMERS_TOLD, START, "product-manager"));
        assertThat(deadline(Deadline.Step.CUSTOMERS_TOLD, history).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(deadline(Deadline.Step.DECIDED, history).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @Tag("GATE-24")
    void aDeadlineOfNoTimeIsNone() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatThrownBy(() -> new Deadline.Limit(Deadline.Step.DECIDED, Optional.of(none)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Deadline.STANDARD.stream().map(Deadline.Limit::within))
                .containsExactly(
                        Optional.of(Duration.ofHours(2)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ofHours(4)),
                        Optional.of(Duration.ofHours(24)));
    }

    /** Deadlines run from the rollback on record, from now where it fires for the first time, and else not at all. */
    @Test
    @Tag("GATE-24")
    void deadlinesRunFromTheTrigger() {
        TriggerFinding fires = state(Trigger.Level.ROLLBACK, TriggerState.FIRING);
        RolloutDecision now = decide("beta", List.of(fires), true, started());
        assertThat(now.because()).containsExactly("ROLLBACK");
        assertThat(now.rolledBack()).hasValue(NOW);
        assertThat(now.deadlines().get(0).due()).hasValue(NOW.plusSeconds(7200));
        Instant back = START.plusSeconds(60);
        RolloutDecision latched = decide(
                "beta", List.of(), true, started(new HistoryEvent(HistoryEvent.Kind.ROLLED_BACK, back, "BL-163")));
        assertThat(latched.rolledBack()).hasValue(back);
        assertThat(latched.deadlines().get(0).due()).hasValue(back.plusSeconds(7200));
        RolloutDecision held = decide("beta", List.of(state(Trigger.Level.P0, TriggerState.FIRING)), true, started());
        assertThat(held.because()).containsExactly("P0");
        assertThat(held.rolledBack()).isEmpty();
        assertThat(held.deadlines()).isEmpty();
    }

    @Test
    @Tag("GATE-23")
    void aPhaseIsAShareAboveNothing() {
        assertThat(Phase.of("all", "100", WEEK, "g").whole()).isTrue();
        for (String percent : List.of("0", "-1", "100.01")) {
            assertThatThrownBy(() -> Phase.of("p", percent, WEEK, "g")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Tag("GATE-23")
    void phasesGrowToTheWhole() {
        Phase half = Phase.of("half", "50", WEEK, "g");
        Phase all = Phase.of("all", "100", WEEK, "g");
        Set<String> who = Set.of("engineering-lead");
        assertThatThrownBy(() -> new Rollout(List.of(half), who, who)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rollout(List.of(half, half, all), who, who))
                .isInstanceOf(IllegalArgumentException.class);
        Phase again = Phase.of("again", "50", WEEK, "g");
        assertThatThrownBy(() -> new Rollout(List.of(half, again, all), who, who))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rollout(List.of(half, all), who, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Rollout(List.of(half, all), who, who).after(all)).isEmpty();
    }
}
