package dev.cuadra.boleta.life;

/**
 * Why an issuer annuls a boleta.
 *
 * @source LIFE-7
 */
public enum AnnulmentCause {
    /** The fee was not paid. */
    NOT_PAID(1),
    /** The service was not given. */
    NOT_GIVEN(2),
    /** A typing error. */
    TYPING_ERROR(3);

    private final int code;

    AnnulmentCause(int code) {
        this.code = code;
    }

    /** The number that the portal gives it, 1 to 3. */
    public int code() {
        return code;
    }

    /**
     * The cause with a number of the portal.
     *
     * @throws IllegalArgumentException for a number other than 1 to 3
     */
    public static AnnulmentCause of(int code) {
        for (AnnulmentCause cause : values()) {
            if (cause.code == code) {
                return cause;
            }
        }
        throw new IllegalArgumentException("The portal knows the causes 1 to 3, not " + code);
    }
}
