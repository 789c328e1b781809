package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.money.Clp;

/**
 * How a company approves payments.
 *
 * @param secondApproverAbove above this total for one day of payment, over all batches of that day, two people approve;
 *     0 or more
 * @source PAYM-3
 */
public record BatchPolicy(Clp secondApproverAbove) {
    public BatchPolicy {
        if (secondApproverAbove.isNegative()) {
            throw new IllegalArgumentException("A total below nothing: " + secondApproverAbove);
        }
    }

    /** Two people approve whatever it is. */
    public static BatchPolicy alwaysTwo() {
        return new BatchPolicy(Clp.ZERO);
    }

    /** How many people approve what comes to {@code total}. */
    public int approvers(Clp total) {
        return total.compareTo(secondApproverAbove) > 0 ? 2 : 1;
    }
}
