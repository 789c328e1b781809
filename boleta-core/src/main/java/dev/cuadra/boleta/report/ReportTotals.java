package dev.cuadra.boleta.report;

import dev.cuadra.boleta.money.Clp;

/**
 * Three column sums.
 *
 * @param gross the gross fees
 * @param retained what was kept back
 * @param paid what was left
 */
public record ReportTotals(Clp gross, Clp retained, Clp paid) {
    /** Nothing. */
    public static final ReportTotals ZERO = new ReportTotals(Clp.ZERO, Clp.ZERO, Clp.ZERO);

    /** The sums with one more row. */
    public ReportTotals plus(ReportTotals other) {
        return new ReportTotals(gross.plus(other.gross), retained.plus(other.retained), paid.plus(other.paid));
    }

    /** {@code gross/retained/paid}. */
    @Override
    public String toString() {
        return gross + "/" + retained + "/" + paid;
    }
}
