package dev.cuadra.layby.integrity;

import java.time.Instant;
import java.util.Objects;

/**
 * A step of a recovery that was taken.
 *
 * @param at when
 * @param by who, by an id that names nobody
 * @param command what
 */
public record RecoveryStep(Instant at, String by, RecoveryCommand command) {
    public RecoveryStep {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(command, "command");
        if (by.isBlank()) {
            throw new IllegalArgumentException("Somebody takes a step");
        }
    }
}
