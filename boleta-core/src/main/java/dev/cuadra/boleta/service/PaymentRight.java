package dev.cuadra.boleta.service;

/** What somebody may do with payments. */
public enum PaymentRight {
    /** Propose, open, change, submit and cancel batches. */
    PREPARE,
    /** Approve and reject them, up to a limit. */
    APPROVE,
    /** Release them, have their files written, and decide about lines that are held. */
    RELEASE,
    /** Book what the bank answered. */
    BOOK
}
