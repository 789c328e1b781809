package dev.cuadra.boleta.payment;

import java.time.Instant;
import java.util.Objects;

/**
 * A step that was taken with a batch.
 *
 * @param at when
 * @param by who, by an id that names nobody
 * @param command what
 */
public record BatchStep(Instant at, String by, BatchCommand command) {
    public BatchStep {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(command, "command");
        if (People.canonical(by).isEmpty()) {
            throw new IllegalArgumentException("Somebody takes a step");
        }
    }
}
