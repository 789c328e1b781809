package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Signature;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a task.
 *
 * @param task the task, in the version of the template that the plan follows; of a task that version no longer has, the
 *     last one that had it
 * @param status how far it is
 * @param accountable who answers for it now
 * @param started when it began; empty while it has not, or where only its end is known
 * @param finished when it ended; empty while it has not
 * @param moved the day to which it was moved; empty when it was not
 * @param why the reason or evidence that was given last
 * @param by who said so last, and in which role; empty while nobody said anything
 * @param at when that was said
 * @source PLAN-5
 */
public record TaskState(
        PlanTask task,
        Status status,
        String accountable,
        Optional<LocalDate> started,
        Optional<LocalDate> finished,
        Optional<LocalDate> moved,
        String why,
        Optional<Signature> by,
        Optional<Instant> at) {
    /** How far a task is. */
    public enum Status {
        /** It has not begun. */
        PLANNED,
        /** It has begun. */
        STARTED,
        /** It is done. */
        DONE,
        /** It will not be done. */
        CANCELLED,
        /** It does not arise. */
        NOT_APPLICABLE;

        private static final Set<Status> OPEN = EnumSet.of(PLANNED, STARTED);

        /** What it is called by people. */
        public Text title() {
            return Texts.BOOK.text("PLAN_STATUS_" + name(), Map.of());
        }

        /** Whether there is still something to do. */
        public boolean open() {
            return OPEN.contains(this);
        }

        /** Whether it counts as work of this plan. */
        public boolean live() {
            return open() || this == DONE;
        }
    }

    public TaskState {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(accountable, "accountable");
        Objects.requireNonNull(why, "why");
    }

    /** A task of which nothing has happened. */
    static TaskState planned(PlanTask task) {
        return new TaskState(
                task,
                Status.PLANNED,
                task.accountable(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty());
    }

    TaskState with(Status now, PlanEvent event, Optional<LocalDate> began, Optional<LocalDate> ended) {
        return new TaskState(
                task,
                now,
                accountable,
                began,
                ended,
                moved,
                event.why(),
                Optional.of(signature(event)),
                Optional.of(event.at()));
    }

    TaskState moved(PlanEvent event, LocalDate day) {
        return new TaskState(
                task,
                status,
                accountable,
                started,
                finished,
                Optional.of(day),
                event.why(),
                Optional.of(signature(event)),
                Optional.of(event.at()));
    }

    TaskState answeredBy(String role) {
        return new TaskState(task, status, role, started, finished, moved, why, by, at);
    }

    /** The same as a task of another version; who was made accountable meanwhile stays so. */
    TaskState as(PlanTask other) {
        String who = accountable.equals(task.accountable()) ? other.accountable() : accountable;
        return new TaskState(other, status, who, started, finished, moved, why, by, at);
    }

    static Signature signature(PlanEvent event) {
        return new Signature(event.who(), event.role(), event.why(), Optional.empty());
    }

    /** The day on which it is due: the last one of its window, unless it was moved. */
    public LocalDate due(LocalDate kickoff) {
        return moved.orElseGet(() -> task.days().last(kickoff));
    }
}
