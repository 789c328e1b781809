package dev.cuadra.onboarding.exposure;

/**
 * How a phase chooses among the customers. A later phase never goes back to an earlier way, so that none shrinks.
 *
 * @source EXPO-1, EXPO-3, EXPO-6
 */
public enum Assignment {
    /** By the allow list alone; the percentage is a ceiling. */
    LIST,
    /** An exact number out of a population that was looked at once. */
    RANK,
    /** Every customer whose bucket is below the percentage: a random number of them. */
    HASH
}
