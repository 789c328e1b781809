package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.decision.Deadline;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
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
     * The obligations after a rollback that was triggered at {@code trigger}, as they stand at {@code at}.
     *
     * @param attested attestations, of which {@link Duty#TIMELINE_SHARED} counts
     */
    public static List<Obligation> after(
            Instant trigger,
            Rollout rollout,
            Collection<HistoryEvent> history,
            Collection<Reading> attested,
            Instant at,
            Routing routing) {
        List<Deadline> deadlines = Deadline.after(trigger, rollout, history, at);
        List<Obligation> all = new ArrayList<>();
        for (Duty duty : Duty.values()) {
            deadlines.stream()
                    .filter(deadline -> duty.step().equals(Optional.of(deadline.step())))
                    .map(deadline -> of(duty, deadline, routing))
                    .forEach(all::add);
        }
        all.add(timeline(trigger, attested, at, routing));
        return List.copyOf(all);
    }

    private static Obligation of(Duty duty, Deadline deadline, Routing routing) {
        return new Obligation(
                duty, routing.responsible(duty), deadline.due(), deadline.done(), deadline.outcome(), deadline.open());
    }

    private static Obligation timeline(Instant trigger, Collection<Reading> attested, Instant at, Routing routing) {
        Optional<Instant> done = attested.stream()
                .filter(reading -> reading.metric().equals(Duty.TIMELINE_SHARED)
                        && reading.content() instanceof Content.Answer answer
                        && answer.yes())
                .map(Reading::eventTime)
                .filter(when -> !when.isBefore(trigger) && !when.isAfter(at))
                .min(Instant::compareTo);
        return new Obligation(
                Duty.FIX_TIMELINE,
                routing.responsible(Duty.FIX_TIMELINE),
                Optional.empty(),
                done,
                done.isPresent() ? Outcome.MET : Outcome.UNKNOWN,
                done.isEmpty());
    }
}
