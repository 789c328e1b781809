package dev.cuadra.onboarding.gate;

/** Why a figure is not known. */
public enum Gap {
    /** It is known. */
    NOTHING_MISSING,
    /** There is no reading at all. */
    NO_READING,
    /** The newest reading says that nothing could be read, or contradicts another. */
    UNREADABLE,
    /** The newest reading is too old. */
    STALE,
    /** Too few cases stand behind it. */
    FEW,
    /** Part of the window is not covered, or part of the population was not heard of. */
    PARTIAL,
    /** The evidence does not decide. */
    UNDECIDED,
    /** There is no baseline, or it is not above zero. */
    BASELINE,
    /** The wrong role, or the attestation has expired. */
    NOT_VALID,
    /** There are no two complete windows. */
    WINDOWS
}
