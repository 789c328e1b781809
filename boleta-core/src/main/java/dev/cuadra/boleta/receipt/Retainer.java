package dev.cuadra.boleta.receipt;

/**
 * Who hands the tax on a fee to the Fisco.
 *
 * @source RET-6
 */
public enum Retainer {
    /** The payer keeps it back and declares it. */
    PAYER,
    /** The payer keeps nothing; the issuer makes a provisional payment (F29 code 152 of the issuer's own return). */
    ISSUER,
    /** Nobody: a receiver abroad, an issuer resident on Isla de Pascua, a partnership taxed in the first category. */
    NONE
}
