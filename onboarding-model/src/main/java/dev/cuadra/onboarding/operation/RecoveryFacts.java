package dev.cuadra.onboarding.operation;

import java.time.Instant;
import java.util.Map;

/**
 * What a recovery of data has proven. A host joins it to the recovery of its records, such as that of lay-bys; what it
 * does not know it leaves out. An implementation says itself how many threads may ask.
 *
 * @source OPS-8
 */
@FunctionalInterface
public interface RecoveryFacts {
    /** The facts of an incident that are proven so far. */
    Map<RecoveryFact, Proven> of(String incident);

    /**
     * A fact that is proven.
     *
     * @param at since when
     * @param who who took the step, by an id
     * @param evidence where it can be looked up
     */
    record Proven(Instant at, String who, String evidence) {
        public Proven {
            java.util.Objects.requireNonNull(at, "at");
            if (who.isBlank() || evidence.isBlank()) {
                throw new IllegalArgumentException("A fact is proven by somebody, with evidence");
            }
        }
    }
}
