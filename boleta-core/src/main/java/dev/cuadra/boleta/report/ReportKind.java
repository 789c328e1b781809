package dev.cuadra.boleta.report;

/** Which report of the SII a file is. */
public enum ReportKind {
    /** Boletas that the company received in a month (BHE). */
    RECEIVED,
    /** Receipts that the company issued for people who cannot (BTE): they are in no other report. */
    BTE
}
