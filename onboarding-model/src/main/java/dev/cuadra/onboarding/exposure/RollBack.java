package dev.cuadra.onboarding.exposure;

import java.time.Instant;
import java.util.Objects;

/**
 * That a rollout was taken back. It stays so until a person re-opens it.
 *
 * @param trigger what brought it about, such as the id of a trigger; 1 to 500 characters
 * @param at when
 * @source EXPO-8
 */
public record RollBack(String trigger, Instant at) {
    public RollBack {
        Objects.requireNonNull(at, "at");
        if (trigger.isBlank() || trigger.length() > 500) {
            throw new IllegalArgumentException("A trigger has 1 to 500 characters");
        }
    }
}
