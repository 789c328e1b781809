package dev.cuadra.layby.service;

import dev.cuadra.layby.integrity.Recovery;
import dev.cuadra.layby.integrity.RecoveryPhase;
import java.util.Objects;

/**
 * How far a recovery has come.
 *
 * @param incident the id of the incident
 * @param version the number of steps taken, for {@link Instruction#onVersion}
 * @param phase the phase after the last of them
 */
public record RecoveryStatus(String incident, int version, RecoveryPhase phase) {
    public RecoveryStatus {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(phase, "phase");
    }

    static RecoveryStatus of(Recovery recovery) {
        return new RecoveryStatus(recovery.incident(), recovery.history().size(), recovery.phase());
    }
}
