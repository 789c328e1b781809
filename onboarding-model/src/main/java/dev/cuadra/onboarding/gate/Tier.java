package dev.cuadra.onboarding.gate;

/** How much a condition weighs in its gate. */
public enum Tier {
    /** Decides the verdict. */
    MUST,
    /** Makes a score. */
    SHOULD,
    /** Makes a score of its own. */
    NICE
}
