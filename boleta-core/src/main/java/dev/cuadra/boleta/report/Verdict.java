package dev.cuadra.boleta.report;

/** What a row's retention turned out to be. */
public enum Verdict {
    /** The rate of its date, to the peso. */
    EXPECTED_RATE,
    /** One peso beside it, by another rounding; the amount as reported is declared. */
    ONE_PESO_ROUNDING,
    /** The rate and the 3 % for the loan. */
    RATE_PLUS_LOAN,
    /** The 10 % of a registered director. */
    DIRECTOR,
    /** The rate of the year before its date. */
    PREVIOUS_YEAR_RATE,
    /** Nothing kept back: the issuer makes a provisional payment. */
    RETAINED_BY_ISSUER,
    /** Nothing kept back, as registered for this person. */
    NO_RETENTION,
    /** Annulled: nothing to judge. */
    ANNULLED,
    /** No rule explains it: it enters no code until a person decides. */
    UNEXPLAINED
}
