package dev.cuadra.boleta.analytics;

/**
 * By what contractors are ranked. Of equal ones the lower RUT comes first; those who were erased come last, by the
 * random number that stands in place of the RUT.
 *
 * @source STAT-5
 */
public enum Top {
    /** By gross fees, in pesos. */
    GROSS,
    /** By the number of boletas that enter. */
    BOLETAS,
    /**
     * By how much the gross fees grew, in pesos: those of the later half of the months less those of the earlier half.
     * Of an odd number of months the middle one counts in neither half; of one month nothing grows.
     */
    GROWTH
}
