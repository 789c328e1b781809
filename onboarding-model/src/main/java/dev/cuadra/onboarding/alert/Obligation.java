package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.decision.Deadline;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.gate.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A duty after a rollback, and how it stands: itself a condition.
 *
 * @param duty what has to be done
 * @param roles who has to do it
 * @param due by when, included; empty where there is no limit
 * @param done when it was done
 * @param outcome met when it was done in time; unknown while nothing is recorded
 * @param open whether it is not due yet
 * @source ALERT-6
 */
public record Obligation(
        Duty duty, List<String> roles, Optional<Instant> due, Optional<Instant> done, Outcome outcome, boolean open) {
    public Obligation {
        Objects.requireNonNull(duty, "duty");
        Objects.requireNonNull(outcome, "outcome");
        roles = List.copyOf(roles);
    }

    /** Whether it should have been done and nobody recorded that it was. */
    public boolean overdue() {
        return done.isEmpty() && !open;
    }

    /**
     * The obligations after a rollback that was triggered at {@code trigger}, as they stand at {@code at}. Customers are
     * told of the timeline of the fix in any case: without a limit, where the rollout names none.
     */
    public static List<Obligation> after(
            Instant trigger, Rollout rollout, Collection<HistoryEvent> history, Instant at, Routing routing) {
        List<Deadline.Limit> limits = new ArrayList<>(rollout.deadlines());
        if (limits.stream().noneMatch(limit -> limit.step() == Deadline.Step.FIX_TIMELINE)) {
            limits.add(new Deadline.Limit(Deadline.Step.FIX_TIMELINE, Optional.empty()));
        }
        Rollout dutiful = new Rollout(rollout.phases(), rollout.deciders(), rollout.reopeners(), limits);
        List<Deadline> deadlines = Deadline.after(trigger, dutiful, history, at);
        List<Obligation> all = new ArrayList<>();
        for (Duty duty : Duty.values()) {
            deadlines.stream()
                    .filter(deadline -> deadline.step() == duty.step())
                    .map(deadline -> of(duty, deadline, routing))
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    private static Obligation of(Duty duty, Deadline deadline, Routing routing) {
        return new Obligation(
                duty, routing.responsible(duty), deadline.due(), deadline.done(), deadline.outcome(), deadline.open());
    }
}
