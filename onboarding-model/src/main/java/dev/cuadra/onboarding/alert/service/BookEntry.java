package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.exposure.Act;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person, or the watch, put on record about a definition. Entries are only ever added.
 *
 * @param kind what
 * @param subject the metric that is attested, the gate that is approved or waived, the trigger that is acknowledged, or the
 *     subject of what happened to the rollout; may be empty for the last
 * @param detail the condition that is waived, or what happened to the rollout; empty for every other kind
 * @param given false for an attestation that says no, and for an approval that is refused
 * @param act who, as what, why and when; of what happened, when it did
 * @param evidence where the evidence is; may be empty
 * @param expires from when it holds no more
 * @param recordedAt from when on it was known
 * @source ALERT-8
 */
public record BookEntry(
        Kind kind,
        String subject,
        String detail,
        boolean given,
        Act act,
        String evidence,
        Optional<Instant> expires,
        Instant recordedAt) {
    /** The kinds. */
    public enum Kind {
        /** Somebody stands for something being so, or not. */
        ATTESTED,
        /** A question does not arise. */
        NOT_APPLICABLE,
        /** A gate is approved, or the approval refused. */
        APPROVED,
        /** A condition of a gate is set aside. */
        WAIVED,
        /** Something happened to the rollout. */
        HAPPENED,
        /** Somebody takes care of an alert. */
        ACKNOWLEDGED
    }

    public BookEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    /** The kind and what it is about. */
    @Override
    public String toString() {
        return "BookEntry[" + kind + " " + subject + "]";
    }
}
