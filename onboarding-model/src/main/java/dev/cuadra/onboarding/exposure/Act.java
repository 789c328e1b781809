package dev.cuadra.onboarding.exposure;

import java.time.Instant;
import java.util.Objects;

/**
 * Who decides something, as what, and why.
 *
 * @param who the person, or the job that acts for one
 * @param role as what, such as {@code engineering-lead}
 * @param why the reason, 1 to 500 characters
 * @param at when
 * @source EXPO-8
 */
public record Act(String who, String role, String why, Instant at) {
    public Act {
        Objects.requireNonNull(at, "at");
        if (who.isBlank() || role.isBlank() || why.isBlank() || why.length() > 500) {
            throw new IllegalArgumentException("Who decides says as what, and why in 1 to 500 characters");
        }
    }
}
