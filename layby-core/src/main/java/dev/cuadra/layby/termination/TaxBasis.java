package dev.cuadra.layby.termination;

/** How the supplier accounts for tax. */
public enum TaxBasis {
    /** When a sale is made. */
    ACCRUAL,
    /** When money is received. */
    CASH
}
