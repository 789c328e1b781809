package dev.cuadra.layby.quote;

/** Whether the lay-by statute of a jurisdiction covers an agreement, as far as price and instalments decide it. */
public enum Coverage {
    /** There are enough instalments, and the price is one that the statute speaks of. */
    COVERED,
    /** There are too few instalments, or the price is outside of the statute. */
    NOT_COVERED,
    /** The law names no number of instalments, or there is no statute. */
    NOT_BY_NUMBER
}
