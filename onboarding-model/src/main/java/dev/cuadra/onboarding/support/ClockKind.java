package dev.cuadra.onboarding.support;

/** The two clocks of a ticket. */
public enum ClockKind {
    /** From the opening to the first reply by a person. */
    RESPONSE,
    /** From the opening to the solution, without the time in which the customer had to answer. */
    RESOLUTION
}
