package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Somebody takes it upon them that a condition is not met, or not known.
 *
 * @param gate the gate
 * @param condition the condition
 * @param who the person
 * @param role the role in which it is given
 * @param reason why
 * @param at when; it counts from then on
 * @param expires from when it holds no more, after {@code at}
 * @source GATE-19
 */
public record Waiver(
        String gate, String condition, String who, String role, String reason, Instant at, Instant expires) {
    public Waiver {
        if (gate.isBlank() || condition.isBlank() || who.isBlank() || role.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("A waiver names gate, condition, person, role and reason");
        }
        Objects.requireNonNull(at, "at");
        if (!at.isBefore(expires)) {
            throw Refused.because("WAIVER", Map.of("condition", condition));
        }
    }

    boolean holds(Instant now) {
        return !at.isAfter(now) && now.isBefore(expires);
    }
}
