package dev.cuadra.onboarding.exposure;

/**
 * What a customer works with.
 *
 * @source EXPO-9
 */
public enum Serving {
    /** Not exposed: what there was before. */
    BEFORE,
    /** Exposed, and all is well. */
    NEW,
    /** Exposed, and served by the form filled in by hand while the other side is away. */
    DEGRADED;

    /**
     * What follows from a decision.
     *
     * @param circuitOpen whether the circuit breaker of what the new workflow depends on is open
     */
    public static Serving of(ExposureDecision decision, boolean circuitOpen) {
        if (!decision.exposed()) {
            return BEFORE;
        }
        return circuitOpen ? DEGRADED : NEW;
    }
}
