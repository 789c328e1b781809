package dev.cuadra.simulator;

/**
 * What can go wrong with a call. Unless it says otherwise, a fault stops the call before anything is carried out. A
 * fault that fits some answers only (a PDF, a report, a step that commits) waits for the next call of that kind.
 */
public enum SimulatedFault {
    /**
     * Nobody listens at the address. Through {@link SiiSimulator#through} and {@link SiiSimulator#transport}, really
     * so; for a client that uses the loopback address by itself, the same as {@link #CONNECTION_CLOSED}.
     */
    CONNECTION_REFUSED,
    /** The connection is closed after the request, without a byte of an answer. */
    CONNECTION_CLOSED,
    /** The connection is reset; for a client that uses the loopback address by itself, closed. */
    CONNECTION_RESET,
    /** The call is carried out and answered late, by the delay of {@link SiiSimulator.Builder#slowness}. */
    SLOW,
    /** The call is carried out, and its answer ends in the middle: fewer bytes than {@code Content-Length} says. */
    BODY_CUT,
    /** The page {@code Error 429}, with status 200. */
    THROTTLED_PAGE,
    /** Status 429. */
    THROTTLED_STATUS,
    /** The page {@code Error al contribuyente}, with status 200. */
    ERROR_AL_CONTRIBUYENTE,
    /** A redirect to {@code /ayudas/900.html}. */
    AYUDAS_900,
    /** Status 503. */
    SERVER_ERROR,
    /** A body that is {@code Error 500} and nothing else, with status 200. */
    ERROR_500_BODY,
    /** The session is gone: a redirect to the login host. Fits calls that need a session. */
    LOGIN_BOUNCE,
    /** The session is gone: the login page itself, with status 200. Fits calls that need a session. */
    LOGIN_PAGE,
    /** {@code I082:host no definido}. Fits calls that need a session. */
    HOST_UNDEFINED,
    /** The page is carried out and sent in Latin-1 without a charset. Fits pages and reports. */
    LATIN1_UNDECLARED,
    /** The page says ISO-8859-1 and is UTF-8. Fits pages and reports. */
    LATIN1_DECLARED_UTF8_SENT,
    /** The page was redesigned: its markers have other names. Fits pages and reports that need a session. */
    DRIFTED,
    /** A list lacks its last row although the totals count it. Fits lists; an empty one is as it was. */
    ROWS_MISSING,
    /** A list repeats its first row in place of its last one. Fits lists; one of less than two rows is as it was. */
    ROWS_DUPLICATED,
    /** A PDF of no bytes. */
    EMPTY_PDF,
    /** A page in place of a PDF, labelled {@code application/pdf}. */
    HTML_INSTEAD_OF_PDF,
    /** JSON that ends in the middle although the length is right. */
    JSON_CUT,
    /** The step that commits is carried out, and the connection is closed without an answer. */
    COMMITTED_THEN_DROPPED,
    /** The step that commits is not carried out, and the connection is closed without an answer. */
    NOT_COMMITTED_DROPPED,
    /** The step that commits is carried out, and the page says neither success nor refusal. */
    COMMITTED_UNCLEAR
}
