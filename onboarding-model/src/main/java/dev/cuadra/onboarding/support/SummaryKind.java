package dev.cuadra.onboarding.support;

/** Which summary. */
public enum SummaryKind {
    /** At noon of a launch day: the day so far. */
    MIDDAY,
    /** At the end of a day. */
    DAILY,
    /** At the end of a week. */
    WEEKLY
}
