package dev.cuadra.boleta.form29;

/**
 * Which date puts a boleta into a month.
 *
 * @source F29-3
 */
public enum PeriodRule {
    /** The day the fee was paid, credited or made available: the law's own words, and the default. */
    PAYMENT_DATE,
    /** The date written on the boleta: what the SII's own proposal does. */
    BOLETA_DATE
}
