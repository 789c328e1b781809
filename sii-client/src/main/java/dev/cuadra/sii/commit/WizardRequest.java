package dev.cuadra.sii.commit;

import dev.cuadra.spi.Bytes;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What a step of a wizard is asked with.
 *
 * @param uri where
 * @param referer the page before
 * @param form the form, percent-encoded in Latin-1, to be sent with POST; empty for a GET
 * @source SII-COMMIT-3
 */
public record WizardRequest(URI uri, URI referer, Optional<Bytes> form) {
    public WizardRequest {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(referer, "referer");
        Objects.requireNonNull(form, "form");
    }

    /** The address: forms are personal. */
    @Override
    public String toString() {
        return "WizardRequest[" + uri.getPath() + "]";
    }
}
