package dev.cuadra.onboarding.metric;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Who stands for an attestation. When it was given is the event time of its reading.
 *
 * @param who the person
 * @param role the role in which it was given
 * @param evidence where the evidence is; may be empty
 * @param expires from when it holds no more; empty when it does not expire
 * @source GATE-21
 */
public record Signature(String who, String role, String evidence, Optional<Instant> expires) {
    public Signature {
        if (who.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException("An attestation names who and role");
        }
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(expires, "expires");
    }
}
