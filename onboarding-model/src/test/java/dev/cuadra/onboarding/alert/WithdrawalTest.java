package dev.cuadra.onboarding.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.decision.Deadline;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Scene;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WithdrawalTest {
    private static final Rollout ROLLOUT =
            new Rollout(List.of(Phase.of("all", "100", Duration.ZERO, "gate")), Set.of(), Set.of("lead"));
    private static final GateFinding GATE = Scene.with(Metric.of("ready", "bool", MetricKind.BOOLEAN))
            .verdict(Gate.of("gate", Member.must(Check.isTrue("ready", "ready"))));

    /** The limit that a definition sets for it holds like any other. */
    @Test
    @Tag("ALERT-6")
    @Tag("BL-173")
    void customersHaveToKnowTheTimelineOfTheFixInTime() {
        Deadline.Limit twoDays = new Deadline.Limit(Deadline.Step.FIX_TIMELINE, Optional.of(Duration.ofDays(2)));
        Rollout rollout = new Rollout(ROLLOUT.phases(), Set.of(), Set.of("lead"), List.of(twoDays));
        Instant late = Scene.START.plus(Duration.ofDays(3));
        List<Obligation> open = Obligation.after(Scene.START, rollout, List.of(), late, Routing.shipped());
        assertThat(open).singleElement().satisfies(one -> {
            assertThat(one.duty()).isEqualTo(Duty.FIX_TIMELINE);
            assertThat(one.overdue()).isTrue();
        });
        HistoryEvent told =
                new HistoryEvent(HistoryEvent.Kind.FIX_TIMELINE_SHARED, Scene.START.plus(Duration.ofHours(9)), "lead");
        assertThat(Obligation.after(Scene.START, rollout, List.of(told), late, Routing.shipped()))
                .extracting(Obligation::outcome)
                .containsExactly(Outcome.MET);
        assertThat(Obligation.after(Scene.START, ROLLOUT, List.of(), late, Routing.shipped()))
                .filteredOn(one -> one.duty() == Duty.FIX_TIMELINE)
                .extracting(Obligation::overdue)
                .containsExactly(false);
    }

    @Test
    @Tag("ALERT-6")
    void eachOverdueDutyIsToldAfterTheOther() {
        Instant late = Scene.START.plus(Duration.ofDays(3));
        HistoryEvent back = new HistoryEvent(HistoryEvent.Kind.ROLLED_BACK, Scene.START, "BL-163");
        List<Deadline.Limit> limits = List.of(
                new Deadline.Limit(Deadline.Step.DECIDED, Optional.of(Duration.ofHours(2))),
                new Deadline.Limit(Deadline.Step.ROOT_CAUSE, Optional.of(Duration.ofHours(24))));
        Rollout rollout = new Rollout(ROLLOUT.phases(), Set.of("lead"), Set.of("lead"), limits);
        List<Obligation> duties =
                Obligation.after(Scene.START, rollout, List.of(back), late, Routing.shipped()).stream()
                        .filter(Obligation::overdue)
                        .toList();
        Withdrawal withdrawal = new Withdrawal(Routing.shipped(), new Correspondence("d", Scene.ZONE, ""));
        assertThat(withdrawal
                        .overdue(back, 1, duties.get(0))
                        .overdue(back, 1, duties.get(1))
                        .told())
                .extracting(Missive::id)
                .containsExactly("alert/OVERDUE/d/rollout/1/DECIDED", "alert/OVERDUE/d/rollout/1/ROOT_CAUSE");
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("ALERT-7")
    void theRollbackThatHoldsIsTheOneThatTheDecisionIsMadeBy(@ForAll Random random) {
        List<HistoryEvent> history = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Instant at = Scene.START.plusSeconds(random.nextInt(5));
            history.add(
                    random.nextBoolean()
                            ? new HistoryEvent(HistoryEvent.Kind.ROLLED_BACK, at, "T" + random.nextInt(2))
                            : new HistoryEvent(
                                    HistoryEvent.Kind.REOPENED, at, random.nextInt(3) == 0 ? "intern" : "lead"));
        }
        Instant at = Scene.START.plusSeconds(random.nextInt(6));
        RolloutDecision decision = RolloutDecision.of(ROLLOUT, ROLLOUT.phases().get(0), List.of(), GATE, history, at);
        Optional<HistoryEvent> holding = Withdrawal.holding(history, ROLLOUT, at);
        assertThat(holding.map(HistoryEvent::at)).isEqualTo(decision.rolledBack());
        assertThat(holding.map(HistoryEvent::subject).map(List::of))
                .isEqualTo(Optional.of(decision)
                        .filter(one -> one.reason() == RolloutDecision.Reason.ROLLBACK_LATCHED)
                        .map(RolloutDecision::because));
    }
}
