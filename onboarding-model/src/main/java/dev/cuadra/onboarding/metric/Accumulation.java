package dev.cuadra.onboarding.metric;

/** Whether a metric can fall inside its window. */
public enum Accumulation {
    /** Never falls inside its window, so that what is reached stays reached. */
    CUMULATIVE,
    /** Goes up and down. */
    FREE
}
