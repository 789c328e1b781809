package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.record.EvaluationRecord;
import java.time.Instant;
import java.util.Objects;

/**
 * A record of an evaluation, and where it stands.
 *
 * @param definition the id of the definition
 * @param subject what was evaluated: {@link #gate a gate}, {@link #ROLLOUT} or {@link #TRIGGERS}
 * @param number its place in the chain of the subject, from 1
 * @param at the instant that was evaluated
 * @param record the record
 * @source ALERT-9
 */
public record StoredEvaluation(String definition, String subject, int number, Instant at, EvaluationRecord record) {
    /** The decision about the rollout, with all triggers. */
    public static final String ROLLOUT = "rollout";

    /** All triggers, of a definition without phases. */
    public static final String TRIGGERS = "triggers";

    private static final String GATE = "gate:";

    public StoredEvaluation {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(record, "record");
    }

    /** The subject of a gate. */
    public static String gate(String id) {
        return GATE + id;
    }

    static String gateOf(String subject) {
        return subject.substring(GATE.length());
    }
}
