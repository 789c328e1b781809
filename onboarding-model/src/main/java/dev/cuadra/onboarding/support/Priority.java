package dev.cuadra.onboarding.support;

/** How urgent a ticket is, the most urgent first. */
public enum Priority {
    /** Critical: nobody can work, or data or money is at stake. */
    P1,
    /** High: something important is broken. */
    P2,
    /** Medium: it works in part. */
    P3,
    /** Low: nobody is held up. */
    P4
}
