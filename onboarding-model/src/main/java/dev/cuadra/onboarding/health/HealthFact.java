package dev.cuadra.onboarding.health;

import java.util.Objects;

/**
 * An indicator and what is known of it.
 *
 * @param indicator the indicator
 * @param seen what is known of it
 */
public record HealthFact(Indicator indicator, Seen seen) {
    public HealthFact {
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(seen, "seen");
    }
}
