package dev.cuadra.onboarding.support;

/**
 * What has to be said when a ticket is handed on; from whom, to whom and when is known anyway.
 *
 * @source SUP-05
 */
public enum EscalationFact {
    /** What was found out. */
    INFORMATION,
    /** What was tried. */
    TRIED,
    /** Why it is handed on. */
    REASON
}
