package dev.cuadra.layby.schedule;

/**
 * How far apart instalments are due.
 *
 * @source SCH-09
 */
public enum Frequency {
    /** Seven days. */
    WEEKLY,
    /** Fourteen days. */
    FORTNIGHTLY,
    /** A calendar month, not thirty days. */
    MONTHLY,
    /** On the dates that are given. */
    CUSTOM
}
