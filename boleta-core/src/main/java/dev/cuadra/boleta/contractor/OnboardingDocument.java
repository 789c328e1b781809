package dev.cuadra.boleta.contractor;

/** A document that a contractor hands in. */
public enum OnboardingDocument {
    /** The identity card, or the partnership's registration. */
    IDENTITY_CARD,
    /** The contract or order. */
    CONTRACT,
    /** Proof of residence on Isla de Pascua. */
    PASCUA_RESIDENCE,
    /** The choice of category that a partnership declared. */
    CATEGORY_CHOICE,
    /** That the company registered the director at the SII. */
    DIRECTOR_REGISTRATION,
    /** Proof of tax residence abroad. */
    FOREIGN_RESIDENCE,
    /** A written reason why nobody retains. */
    REASON
}
