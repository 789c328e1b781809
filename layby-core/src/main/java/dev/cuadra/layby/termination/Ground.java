package dev.cuadra.layby.termination;

/** Why a lay-by ends early. */
public enum Ground {
    /** The consumer wishes so; no reason is needed. */
    CONSUMER_WISH,
    /** The supplier failed to keep the agreement. */
    SUPPLIER_FAULT,
    /** The consumer broke a term, such as by missing payments. */
    CONSUMER_BREACH,
    /** The consumer broke a material term. */
    MATERIAL_BREACH,
    /** The consumer did not complete in time. */
    NOT_COMPLETED,
    /** The goods are gone, damaged or no longer to be had. */
    GOODS_UNAVAILABLE,
    /** The supplier no longer trades. */
    CEASED_TRADING,
    /** Anything else. */
    OTHER
}
