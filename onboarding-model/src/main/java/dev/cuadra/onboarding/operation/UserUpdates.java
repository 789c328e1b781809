package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Refused;
import java.time.Duration;
import java.util.Map;

/**
 * That users are told how it goes while a list for an emergency is gone through.
 *
 * @param every how long they may wait for the next word, above 0
 * @param role who answers for it
 * @source OPS-9
 */
public record UserUpdates(Duration every, String role) {
    public UserUpdates {
        if (every.isNegative() || every.isZero() || role.isBlank()) {
            throw Refused.because("ABOVE_ZERO", Map.of("value", every));
        }
    }
}
