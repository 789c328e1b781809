package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.record.EvaluationRecord;
import java.util.Objects;

/**
 * A record, and the same evaluation made again from what had been recorded by then.
 *
 * @param stored what is stored
 * @param again what comes out now
 * @source ALERT-9
 */
public record Replayed(StoredEvaluation stored, EvaluationRecord again) {
    public Replayed {
        Objects.requireNonNull(stored, "stored");
        Objects.requireNonNull(again, "again");
    }

    /** Whether both are the same, byte for byte. */
    public boolean same() {
        return stored.record().json().equals(again.json());
    }
}
