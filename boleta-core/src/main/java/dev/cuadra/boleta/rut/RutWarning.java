package dev.cuadra.boleta.rut;

/** Why a person should look at a RUT although its check digit holds. */
public enum RutWarning {
    /** No dash: the last character was taken as the check digit, and may have been the last digit of the number. */
    NO_DASH,
    /** Dots stand where no thousands are. */
    DOTS_MISPLACED,
    /** Fewer than seven digits: rare, and often a number cut short. */
    SHORT,
    /** One digit repeated: a common placeholder. */
    REPEATED_DIGIT,
    /** A number that stands for nobody in particular: a client abroad, a final consumer. */
    GENERIC,
    /** A number of 50,000,000 or more on somebody who is paid a fee. */
    LEGAL_PERSON_AS_PAYEE
}
