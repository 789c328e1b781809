package dev.cuadra.boleta.payment;

/** What a host knows of a boleta or its issuer besides the books. */
public enum PayMark {
    /** It is not in the list of the SII. */
    UNMATCHED(HoldReason.UNMATCHED),
    /** A person keeps it back. */
    KEPT_BACK(HoldReason.KEPT_BACK),
    /** The contractor is not active. */
    PAYEE_INACTIVE(HoldReason.PAYEE_INACTIVE),
    /** Identity or account of the contractor were not checked. */
    PAYEE_UNCHECKED(HoldReason.PAYEE_UNCHECKED),
    /** Under the contractor's regime there is no boleta on its day. */
    PAYEE_REGIME(HoldReason.PAYEE_REGIME),
    /** Taking on the contractor is not finished. */
    PAYEE_ONBOARDING(HoldReason.PAYEE_ONBOARDING),
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
