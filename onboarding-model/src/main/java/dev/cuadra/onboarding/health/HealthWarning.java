package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.metric.Exact;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A score that dropped below the bar.
 *
 * @param at when it was found
 * @param score the score
 * @param before the last score that was known before it
 */
public record HealthWarning(Instant at, Exact score, Optional<Exact> before) {
    public HealthWarning {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(before, "before");
    }
}
