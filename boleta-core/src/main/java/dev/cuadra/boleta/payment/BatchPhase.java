package dev.cuadra.boleta.payment;

/** How far a batch has come. */
public enum BatchPhase {
    /** Being put together. */
    DRAFT,
    /** Waiting for approval. */
    SUBMITTED,
    /** Approved by as many as it takes. */
    APPROVED,
    /** To be paid: no longer changed. */
    RELEASED,
    /** A file was written; some lines are not answered, or held. */
    SENT,
    /** Every line has its end. A bank may still return money. */
    SETTLED,
    /** An approver said no; it may be changed. */
    REJECTED,
    /** Given up, for good. */
    CANCELLED
}
