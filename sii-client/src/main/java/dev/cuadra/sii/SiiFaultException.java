package dev.cuadra.sii;

/** The SII did not give what was asked for; {@link #fault} says why. */
public final class SiiFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SiiFault fault;

    public SiiFaultException(SiiFault fault) {
        super(fault.kind() + " (" + fault.service() + (fault.code().isEmpty() ? "" : ", " + fault.code()) + ")");
        this.fault = fault;
    }

    public SiiFaultException(SiiFault fault, Throwable cause) {
        this(fault);
        initCause(cause);
    }

    /** What went wrong. */
    public SiiFault fault() {
        return fault;
    }
}
