package dev.cuadra.onboarding.alert;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened to an alert. Events are only ever added; folded, they say how the alert stands.
 *
 * @param trigger the id of the trigger
 * @param kind what
 * @param at the instant of the evaluation, or of what a person did
 * @param episode which time it fires, or data are missing, counted from 1; 0 while there was none
 * @param step which step of the escalation, from 1; 0 for every other kind
 * @param note the role that acted or that nobody stands behind, or the state that a late evaluation found; may be empty
 * @source ALERT-1
 */
public record AlertEvent(String trigger, Kind kind, Instant at, int episode, int step, String note) {
    /** What can happen. */
    public enum Kind {
        /** A breach began that does not fire yet. */
        BREACHING,
        /** It ended without having fired. */
        CALMED,
        /** It fires. */
        FIRED,
        /** The first clear data came, of which more are needed. */
        SETTLING,
        /** They were interrupted. */
        UNSETTLED,
        /** It is over. */
        CLEARED,
        /** It took a rollout back. */
        LATCHED,
        /** A person opened the rollout again. */
        REOPENED,
        /** Data went missing. */
        DATA_MISSING,
        /** Data are back. */
        DATA_BACK,
        /** A person takes care of it. */
        ACKNOWLEDGED,
        /** Nobody did in time, and others are told. */
        ESCALATED,
        /** Nobody stands behind a role that was to be told. */
        NOBODY_BEHIND,
        /** An instant before the newest was evaluated, which changes nothing. */
        REEVALUATED
    }

    public AlertEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(note, "note");
        if (trigger.isBlank() || episode < 0 || step < 0) {
            throw new IllegalArgumentException("Not an event of an alert: " + trigger + " " + episode + " " + step);
        }
    }

    static AlertEvent of(Alert alert, Kind kind, Instant at) {
        return new AlertEvent(alert.trigger(), kind, at, alert.episodes(), 0, "");
    }

    AlertEvent noting(String other) {
        return new AlertEvent(trigger, kind, at, episode, step, other);
    }
}
