package dev.cuadra.onboarding.metric;

/** Which way a metric is good. It says nothing about which way it moves. */
public enum Polarity {
    /** More is better. */
    HIGHER_BETTER,
    /** Less is better. */
    LOWER_BETTER,
    /** Neither. */
    NONE
}
