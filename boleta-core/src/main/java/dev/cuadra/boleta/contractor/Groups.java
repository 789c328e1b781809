package dev.cuadra.boleta.contractor;

import jakarta.validation.groups.Default;

/** What has to be known of a contractor for what. */
public final class Groups {
    private Groups() {}

    /** To work out what is kept back. */
    public interface ForRetention extends Default {}

    /** To pay the fee, too. */
    public interface ForPayment extends ForRetention {}
}
