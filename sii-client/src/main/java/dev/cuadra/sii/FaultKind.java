package dev.cuadra.sii;

/**
 * Why an exchange with the SII did not give what was asked for, and what may be done about it. Every fault has exactly
 * one kind.
 *
 * @source SII-FAULT
 */
public enum FaultKind {
    /** It cannot answer now: no connection, no answer in time, a page that says so. */
    UNAVAILABLE(Again.READS, true, Manual.OFFERED),
    /** It has had too many calls, from whomever. */
    THROTTLED(Again.NEVER, true, Manual.OFFERED),
    /** The taxpayer has too many open sessions. */
    SESSION_LIMIT(Again.NEVER, false, Manual.OFFERED),
    /** The session is over. */
    AUTH_EXPIRED(Again.AFTER_LOGIN, false, Manual.OFFERED),
    /** The password or the certificate is refused. */
    CREDENTIAL_REJECTED(Again.NEVER, false, Manual.ON_REQUEST),
    /** The password is locked for a while. */
    CREDENTIAL_LOCKED(Again.NEVER, false, Manual.OFFERED),
    /** Whoever is logged in may not do this. */
    FORBIDDEN(Again.NEVER, false, Manual.ON_REQUEST),
    /** There is no such boleta. */
    NOT_FOUND(Again.NEVER, false, Manual.NO),
    /** The SII says no, for a reason of its own. */
    REJECTED(Again.NEVER, false, Manual.NO),
    /** A list came with fewer or other rows than it declares. */
    INCOMPLETE(Again.ONCE, false, Manual.OFFERED),
    /** The SII did not understand the request, or the request was wrong. */
    PROTOCOL(Again.NEVER, false, Manual.OFFERED),
    /** A page that nobody knows: perhaps a new design. */
    UNRECOGNISED(Again.ONCE, true, Manual.OFFERED),
    /** Something that changes the world was sent, and nothing clear came back. */
    UNKNOWN_OUTCOME(Again.NEVER, true, Manual.NO),
    /** The caller's time was up. */
    DEADLINE(Again.NEVER, true, Manual.OFFERED),
    /** The caller gave up. */
    CANCELLED(Again.NEVER, false, Manual.OFFERED);

    /** When the same may be sent again without a person. */
    public enum Again {
        /** Not at all. */
        NEVER,
        /** One whole reading more. */
        ONCE,
        /** Whatever changes nothing, within the budget of the call. */
        READS,
        /** Once, after a new login; never in a step that changes the world. */
        AFTER_LOGIN
    }

    /** Whether the way by hand is shown to the user. */
    public enum Manual {
        /** It would not help. */
        NO,
        /** When the user asks for it. */
        ON_REQUEST,
        /** At once. */
        OFFERED
    }

    private final Again again;
    private final boolean ofTheService;
    private final Manual manual;

    FaultKind(Again again, boolean ofTheService, Manual manual) {
        this.again = again;
        this.ofTheService = ofTheService;
        this.manual = manual;
    }

    /** When the same may be sent again. */
    public Again again() {
        return again;
    }

    /** Whether it says something about the health of the service, so that its circuit breaker counts it. */
    public boolean ofTheService() {
        return ofTheService;
    }

    /** Whether the way by hand is offered. */
    public Manual manual() {
        return manual;
    }
}
