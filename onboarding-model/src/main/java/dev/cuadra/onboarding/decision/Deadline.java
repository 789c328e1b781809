package dev.cuadra.onboarding.decision;

import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.internal.Lengths;
import dev.cuadra.onboarding.internal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be done after a rollback, and by when. Each deadline runs from the instant of the trigger.
 *
 * @param step what
 * @param due by when, included; empty for what follows the decision without a limit of its own
 * @param done when all of it was done
 * @param outcome met when it was done in time; unknown while nothing is recorded
 * @param open whether it is not due yet
 * @source GATE-24
 */
public record Deadline(Step step, Optional<Instant> due, Optional<Instant> done, Outcome outcome, boolean open) {
    /** The channels by which customers are told, both of them. */
    public static final Set<String> CHANNELS = Set.of("mail", "in-product");

    /** The steps. */
    public enum Step {
        /** Decided, by everybody who decides together: 2 hours. */
        DECIDED,
        /** The flag is off. */
        FLAG_OFF,
        /** Users are back on the old workflow. */
        OLD_WORKFLOW,
        /** Customers were told by mail and in the product: 4 hours. */
        CUSTOMERS_TOLD,
        /** The root cause is known: 24 hours. */
        ROOT_CAUSE,
        /** Customers were told when it will be mended. */
        FIX_TIMELINE
    }

    /**
     * Within which time a step has to be done.
     *
     * @param step the step
     * @param within the time from the trigger on, above 0; empty for what follows without a limit of its own
     */
    public record Limit(Step step, Optional<Duration> within) {
        public Limit {
            Objects.requireNonNull(step, "step");
            if (within.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
                throw Refused.because("ABOVE_ZERO", Map.of("value", within.get()));
            }
            within.ifPresent(Lengths::checked);
        }

        private static Limit of(Step step, int hours) {
            return new Limit(step, Optional.of(Duration.ofHours(hours)));
        }

        private static Limit of(Step step) {
            return new Limit(step, Optional.empty());
        }
    }

    /** The deadlines that hold where a rollout names none. */
    public static final List<Limit> STANDARD = List.of(
            Limit.of(Step.DECIDED, 2),
            Limit.of(Step.FLAG_OFF),
            Limit.of(Step.OLD_WORKFLOW),
            Limit.of(Step.CUSTOMERS_TOLD, 4),
            Limit.of(Step.ROOT_CAUSE, 24));

    /** The deadlines after a rollback that was triggered at {@code trigger}, as they stand at {@code at}. */
    public static List<Deadline> after(Instant trigger, Rollout rollout, Collection<HistoryEvent> history, Instant at) {
        List<HistoryEvent> since = history.stream()
                .filter(event -> !event.at().isBefore(trigger) && !event.at().isAfter(at))
                .toList();
        return rollout.deadlines().stream()
                .map(limit ->
                        of(limit.step(), limit.within().map(trigger::plus), done(limit.step(), since, rollout), at))
                .toList();
    }

    private static Optional<Instant> done(Step step, List<HistoryEvent> since, Rollout rollout) {
        return switch (step) {
            case DECIDED -> decided(since, rollout);
            case FLAG_OFF -> first(since, HistoryEvent.Kind.FLAG_OFF);
            case OLD_WORKFLOW -> first(since, HistoryEvent.Kind.OLD_WORKFLOW);
            case CUSTOMERS_TOLD -> everyone(since, HistoryEvent.Kind.CUSTOMERS_TOLD, CHANNELS);
            case ROOT_CAUSE -> first(since, HistoryEvent.Kind.ROOT_CAUSE);
            case FIX_TIMELINE -> first(since, HistoryEvent.Kind.FIX_TIMELINE_SHARED);
        };
    }

    private static Optional<Instant> decided(List<HistoryEvent> since, Rollout rollout) {
        return rollout.deciders().isEmpty()
                ? first(since, HistoryEvent.Kind.ROLLBACK_DECIDED)
                : everyone(since, HistoryEvent.Kind.ROLLBACK_DECIDED, rollout.deciders());
    }

    private static Optional<Instant> first(List<HistoryEvent> since, HistoryEvent.Kind kind) {
        return since.stream()
                .filter(event -> event.kind() == kind)
                .map(HistoryEvent::at)
                .min(Instant::compareTo);
    }

    /** When the last of several did it for the first time. */
    private static Optional<Instant> everyone(List<HistoryEvent> since, HistoryEvent.Kind kind, Set<String> subjects) {
        Optional<Instant> last = Optional.empty();
        for (String subject : new TreeSet<>(subjects)) {
            Optional<Instant> done = since.stream()
                    .filter(event -> event.kind() == kind && event.subject().equals(subject))
                    .map(HistoryEvent::at)
                    .min(Instant::compareTo);
            if (done.isEmpty()) {
                return Optional.empty();
            }
            last = last.filter(done.get()::isBefore).or(() -> done);
        }
        return last;
    }

    private static Deadline of(Step step, Optional<Instant> due, Optional<Instant> done, Instant at) {
        Outcome outcome = done.map(when ->
                        Outcome.of(due.map(limit -> !when.isAfter(limit)).orElse(true)))
                .orElse(Outcome.UNKNOWN);
        boolean open = done.isEmpty() && due.map(limit -> !at.isAfter(limit)).orElse(true);
        return new Deadline(step, due, done, outcome, open);
    }
}
