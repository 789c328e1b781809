package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.record.EvaluationRecord;
import java.time.Instant;
import java.util.Objects;

/**
 * A record as it is stored; it may name persons, and is sealed.
 *
 * @param definition the id of the definition
 * @param subject what was evaluated
 * @param number its place in the chain of the subject, from 1
 * @param at the instant that was evaluated
 * @param sha256 of the definition
 * @param entries how many entries were there when it was made
 * @param verdict the verdict
 * @param hash the hash of the record
 * @param json the record
 */
record StoredRecord(
        String definition,
        String subject,
        int number,
        Instant at,
        String sha256,
        int entries,
        String verdict,
        String hash,
        String json) {
    StoredRecord {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(json, "json");
    }

    /** What of it is plain and looked up. */
    record Found(String definition, String subject, int number, Instant at) {}

    StoredEvaluation told() {
        return new StoredEvaluation(definition, subject, number, at, new EvaluationRecord(json, hash, verdict));
    }

    @Override
    public String toString() {
        return "StoredRecord[" + subject + " " + number + "]";
    }
}
