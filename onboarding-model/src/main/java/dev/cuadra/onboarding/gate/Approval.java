package dev.cuadra.onboarding.gate;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An approval of a gate, or its refusal.
 *
 * @param gate the gate
 * @param who the person
 * @param role the role in which it is given
 * @param given false for a refusal
 * @param at when; it counts from then on
 * @param expires from when it holds no more; empty when it does not expire
 * @param evidence where the evidence is; may be empty
 */
public record Approval(
        String gate, String who, String role, boolean given, Instant at, Optional<Instant> expires, String evidence) {
    public Approval {
        if (gate.isBlank() || who.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException("An approval names gate, person and role");
        }
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(evidence, "evidence");
    }

    boolean holds(Instant now) {
        return !at.isAfter(now) && expires.map(now::isBefore).orElse(true);
    }
}
