package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;

/**
 * A part of a boleta, or all of it: what of the gross fee it settles and what is kept back of that.
 *
 * @param gross the part of the gross fee, 0 or more
 * @param retained what of it is kept back at the rate
 * @param loanRetained what of it is kept back for the loan; both together are the gross at most
 */
public record PaidPart(Clp gross, Clp retained, Clp loanRetained) {
    /** No part. */
    public static final PaidPart NOTHING = new PaidPart(Clp.ZERO, Clp.ZERO, Clp.ZERO);

    public PaidPart {
        if (retained.isNegative() || loanRetained.isNegative() || gross.compareTo(retained.plus(loanRetained)) < 0) {
            throw new IllegalArgumentException("Retained " + retained + " and " + loanRetained + " of " + gross);
        }
    }

    /** All of a boleta. */
    public static PaidPart of(Boleta boleta) {
        return new PaidPart(boleta.gross(), boleta.retained(), boleta.loanRetained());
    }

    /** What the payee gets. */
    public Clp net() {
        return gross.minus(retained).minus(loanRetained);
    }

    /** Both parts together. */
    public PaidPart plus(PaidPart other) {
        return new PaidPart(
                gross.plus(other.gross), retained.plus(other.retained), loanRetained.plus(other.loanRetained));
    }

    /**
     * What is left without {@code other}.
     *
     * @throws IllegalArgumentException when {@code other} is no part of this
     */
    public PaidPart minus(PaidPart other) {
        return new PaidPart(
                gross.minus(other.gross), retained.minus(other.retained), loanRetained.minus(other.loanRetained));
    }

    /** Whether {@code other} is a part of this. */
    public boolean contains(PaidPart other) {
        Clp restRetained = retained.minus(other.retained);
        Clp restLoan = loanRetained.minus(other.loanRetained);
        return !restRetained.isNegative()
                && !restLoan.isNegative()
                && gross.minus(other.gross).compareTo(restRetained.plus(restLoan)) >= 0;
    }
}
