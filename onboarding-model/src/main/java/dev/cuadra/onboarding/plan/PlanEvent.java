package dev.cuadra.onboarding.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a plan. Events are added and never changed.
 *
 * @param id identifies the event; sent twice it counts once
 * @param at when it was said
 * @param kind what happened
 * @param subject of what: the key of a task, a criterion, a document, a risk or a response
 * @param who who says so
 * @param role in which role
 * @param on the day on which it happened, or to which a task is moved; without it the day of {@code at}
 * @param why the reason, or where the evidence is; empty where the kind needs none
 * @param other the name of a blocker, a role or a version, as the kind says; empty otherwise
 * @source PLAN-5
 */
public record PlanEvent(
        String id,
        Instant at,
        Kind kind,
        String subject,
        String who,
        String role,
        Optional<LocalDate> on,
        String why,
        String other) {
    /** What can happen. */
    public enum Kind {
        /** A task began. */
        STARTED,
        /** A task is done, or a response to a risk; {@code why} is the evidence. */
        DONE,
        /** A task will not be done, for a reason. */
        CANCELLED,
        /** A task does not arise here, for a reason. */
        NOT_APPLICABLE,
        /** A task cannot go on, for a reason; {@code other} names the blocker, the task's own key where it is empty. */
        BLOCKED,
        /** A blocker of a task is out of the way; it may be opened again. */
        UNBLOCKED,
        /** A task is due on another day, for a reason. */
        MOVED,
        /** Another role, {@code other}, is accountable for a task. */
        REASSIGNED,
        /** A criterion holds; {@code why} is the evidence. */
        MET,
        /** A criterion does not hold; {@code why} says in what. */
        NOT_MET,
        /** A criterion is set aside, for a reason. */
        WAIVED,
        /** A document is at hand; {@code why} says where. */
        PUBLISHED,
        /** A risk occurred; {@code why} says how it shows. */
        RISK_RAISED,
        /** A risk is over. */
        RISK_CLOSED,
        /** The plan follows version {@code other} of its template, {@code subject}, from now on. */
        MIGRATED;

        /** Whether nobody may say so without a reason or evidence. */
        public boolean needsWhy() {
            return this != STARTED
                    && this != UNBLOCKED
                    && this != REASSIGNED
                    && this != RISK_CLOSED
                    && this != MIGRATED;
        }
    }

    public PlanEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(other, "other");
        if (id.isBlank() || subject.isBlank() || who.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException("An event has an id, a subject, somebody who says so, and a role");
        }
    }

    /** An event of that very day that needs no more words. */
    public static PlanEvent of(String id, Instant at, Kind kind, String subject, String who, String role) {
        return new PlanEvent(id, at, kind, subject, who, role, Optional.empty(), "", "");
    }

    /** The same, on a day. */
    public PlanEvent on(LocalDate day) {
        return new PlanEvent(id, at, kind, subject, who, role, Optional.of(day), why, other);
    }

    /** The same, with a reason or evidence. */
    public PlanEvent because(String reason) {
        return new PlanEvent(id, at, kind, subject, who, role, on, reason, other);
    }

    /** The same, with the name of a blocker, a role or a version. */
    public PlanEvent naming(String name) {
        return new PlanEvent(id, at, kind, subject, who, role, on, why, name);
    }
}
