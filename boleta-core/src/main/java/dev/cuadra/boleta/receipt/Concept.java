package dev.cuadra.boleta.receipt;

/** What a receipt is for, as far as retention is concerned. */
public enum Concept {
    /** A professional's fee (boleta de honorarios electrónica, BHE). */
    HONORARIOS,
    /** A receipt that the payer issues for someone who cannot (boleta de prestación de servicios de terceros, BTE). */
    BTE,
    /** The fee of a resident director of an S.A. */
    DIRECTOR
}
