package dev.cuadra.onboarding.gate;

/**
 * How a trigger stands.
 *
 * @source GATE-9
 */
public enum TriggerState {
    /** Nothing bad. */
    CLEAR,
    /** Breaching, but not long enough. */
    PENDING,
    /** Bad for long enough. */
    FIRING,
    /** Nobody knows. It does not fire, and it promotes nothing. */
    UNKNOWN,
    /** Not watched yet. */
    NOT_ARMED;

    /** The state of a trigger without duration. */
    static TriggerState of(Outcome outcome) {
        return switch (outcome) {
            case MET -> FIRING;
            case NOT_MET -> CLEAR;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** The outcome of the sustained condition behind it. */
    Outcome outcome() {
        return switch (this) {
            case FIRING -> Outcome.MET;
            case CLEAR, PENDING, NOT_ARMED -> Outcome.NOT_MET;
            case UNKNOWN -> Outcome.UNKNOWN;
        };
    }
}
