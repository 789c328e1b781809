package dev.cuadra.boleta.payment;

/** What a host knows of a boleta or its issuer besides the books. */
public enum PayMark {
    /** It is not in the list of the SII. */
    UNMATCHED(HoldReason.UNMATCHED),
    /** A person keeps it back. */
    KEPT_BACK(HoldReason.KEPT_BACK),
    /** The contractor is not active. */
    PAYEE_INACTIVE(HoldReason.PAYEE_INACTIVE),
    /** The layout of the bank's file cannot take it as it is. */
    FILE_REFUSES(HoldReason.FILE_REFUSES);

    private final HoldReason reason;

    PayMark(HoldReason reason) {
        this.reason = reason;
    }

    /** Why that keeps a boleta from being paid. */
    public HoldReason reason() {
        return reason;
    }
}
