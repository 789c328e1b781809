package dev.cuadra.layby.schedule;

/**
 * What becomes of a due date that is no working day.
 *
 * @source SCH-11
 */
public enum BusinessDays {
    /** It stays. */
    NONE,
    /** The next working day. */
    FOLLOWING,
    /** The next working day, unless that is in another month: then the one before. */
    MODIFIED_FOLLOWING,
    /** The working day before. */
    PRECEDING
}
