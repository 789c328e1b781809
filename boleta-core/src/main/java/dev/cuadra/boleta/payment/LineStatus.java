package dev.cuadra.boleta.payment;

/** Where a line of a batch stands. */
public enum LineStatus {
    /** In no file yet. */
    PLANNED,
    /** Not let into a file, for reasons. */
    HELD,
    /** In a file, and not answered. */
    SENT,
    /** Paid, says the bank. */
    PAID,
    /** Not paid, says the bank: the boleta is open again. */
    REJECTED,
    /** The money came back. */
    RETURNED,
    /** Held, and given up: the boleta is open again. */
    DROPPED;

    /** Whether the boleta waits for this line. */
    public boolean live() {
        return this == PLANNED || this == HELD || this == SENT;
    }
}
