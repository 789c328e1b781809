package dev.cuadra.onboarding.decision;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened to a rollout.
 *
 * @param kind what
 * @param at when
 * @param subject the phase that began, the trigger that took it back, the role that acted, or the channel by which
 *     customers were told; may be empty where the kind needs none
 */
public record HistoryEvent(Kind kind, Instant at, String subject) {
    /** The kinds. */
    public enum Kind {
        /** A phase began; the subject is its name. */
        PHASE_STARTED,
        /** A rollback was triggered; the subject is the trigger. */
        ROLLED_BACK,
        /** The rollback was decided; the subject is the role that did. */
        ROLLBACK_DECIDED,
        /** The flag is off. */
        FLAG_OFF,
        /** Users are back on the old workflow. */
        OLD_WORKFLOW,
        /** Customers were told; the subject is the channel. */
        CUSTOMERS_TOLD,
        /** The root cause is known. */
        ROOT_CAUSE,
        /** Customers were told when it will be mended. */
        FIX_TIMELINE_SHARED,
        /** The rollout was opened again; the subject is the role that did. */
        REOPENED
    }

    public HistoryEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(subject, "subject");
    }
}
