package dev.cuadra.onboarding.operation;

import java.util.Locale;

/** What a recovery of data can prove of itself, in the order in which it happens. */
public enum RecoveryFact {
    /** The records concerned take no commands. */
    ISOLATED,
    /** A backup was made and read back. */
    BACKED_UP,
    /** The correction is written down. */
    PLANNED,
    /** The correction was tried on a copy, and every check passed there. */
    REHEARSED,
    /** Two people approved what was tried, and it was carried out. */
    APPLIED,
    /** Every check passes. */
    VERIFIED,
    /** The records take commands again. */
    RESUMED,
    /** It is written down what happened. */
    REPORTED;

    /** As it is written: {@code backed-up}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
