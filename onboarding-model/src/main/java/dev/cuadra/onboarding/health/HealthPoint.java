package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.metric.Exact;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The score of a customer at an instant.
 *
 * @param at the instant
 * @param score the score; empty when it was not known
 */
public record HealthPoint(Instant at, Optional<Exact> score) {
    public HealthPoint {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(score, "score");
    }

    /** What a score was at an instant; an unconfirmed one is not known. */
    public static HealthPoint of(Instant at, HealthScore score) {
        return new HealthPoint(at, score.score());
    }
}
