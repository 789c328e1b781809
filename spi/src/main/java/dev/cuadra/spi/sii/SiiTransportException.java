package dev.cuadra.spi.sii;

import dev.cuadra.spi.Preview;

/** No whole answer came. */
@Preview
public final class SiiTransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why no whole answer came. */
    public enum Cause {
        /** The name or address could not be reached: nothing was sent. */
        UNREACHABLE,
        /** The secure connection was refused: nothing was sent. */
        TLS,
        /** The deadline passed; the request may have been carried out. */
        DEADLINE,
        /** The connection ended early; the request may have been carried out. */
        CUT,
        /** The answer was larger than the transport takes; the request was carried out. */
        TOO_LARGE,
        /** The caller's thread was interrupted; the request may have been carried out. */
        INTERRUPTED
    }

    private final Cause reason;

    public SiiTransportException(Cause reason, String message, Throwable cause) {
        super(reason + ": " + message, cause);
        this.reason = reason;
    }

    public SiiTransportException(Cause reason, String message) {
        super(reason + ": " + message);
        this.reason = reason;
    }

    /** Why no whole answer came. */
    public Cause reason() {
        return reason;
    }
}
