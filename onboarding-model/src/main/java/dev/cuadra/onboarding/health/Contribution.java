package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.metric.Exact;
import java.util.Objects;
import java.util.Optional;

/**
 * What an indicator adds to a score.
 *
 * @param key the key of the indicator
 * @param state whether it counts, and if not why
 * @param score what its value scores, from 0 to 100; empty where there is no value
 * @param freshness what part of its weight the value still has, from 0 to 1
 * @param points what it adds to the score
 * @source HEALTH-6
 */
public record Contribution(String key, State state, Optional<Exact> score, Exact freshness, Exact points) {
    /** Whether an indicator counts. */
    public enum State {
        /** It has a value. */
        MEASURED,
        /** Its value is too old to weigh anything. */
        STALE,
        /** It should have a value and has none. */
        MISSING,
        /** The question does not arise. */
        NOT_APPLICABLE
    }

    public Contribution {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(score, "score");
    }
}
