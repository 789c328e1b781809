package dev.cuadra.boleta.asof;

import dev.cuadra.boleta.payment.RetainedPart;
import java.util.Objects;
import java.util.UUID;

/**
 * A payment of a boleta as it was known.
 *
 * @param id the id of its document, by which it is the same payment on another day
 * @param part what was paid, and whether it had come back
 */
public record KnownPayment(UUID id, RetainedPart part) {
    public KnownPayment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(part, "part");
    }
}
