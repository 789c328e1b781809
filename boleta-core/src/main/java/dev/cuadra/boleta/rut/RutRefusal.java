package dev.cuadra.boleta.rut;

/** Why a text is no RUT. */
public enum RutRefusal {
    /** Nothing but blanks. */
    EMPTY,
    /** A character that no RUT has. */
    CHARACTER,
    /** The right characters in an order that no RUT has. */
    FORM,
    /** A number and a dash, and nothing behind it. */
    NO_CHECK_DIGIT,
    /** The number is 0. */
    ZERO,
    /** More than eight digits before the check digit. */
    TOO_MANY_DIGITS,
    /** More than 64 characters. */
    TOO_LONG,
    /** The check digit belongs to another number. */
    CHECK_DIGIT
}
