package dev.cuadra.boleta.bank;

/** What a bank says became of a transfer. */
public enum AnswerState {
    /** Taken, not paid yet. */
    ACCEPTED,
    /** Paid. */
    PAID,
    /** Not paid, and it will not be. */
    REJECTED,
    /** Waiting, such as for a signature. */
    PENDING,
    /** Paid and sent back. */
    RETURNED,
    /** The bank's word is not in the profile: a person has to look. Never paid. */
    UNKNOWN;

    /** Whether the money has left: of {@link #PAID} alone. */
    public boolean paid() {
        return this == PAID;
    }
}
