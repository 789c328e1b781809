package dev.cuadra.onboarding.plan;

/**
 * How the age of a blocker is counted.
 *
 * @source PLAN-8
 */
public enum BlockerClock {
    /** By the time that passed, a day being 24 hours. */
    ELAPSED,
    /** By the working days that came after the day on which it was opened. */
    WORKING_DAYS
}
