package dev.cuadra.boleta.service;

import dev.cuadra.spi.TenantId;
import java.util.Objects;

/**
 * Who asks for something to be done with payments, and under which key it is done once.
 *
 * @param tenant whose database
 * @param user who asks, by an id that names nobody
 * @param key the idempotency key: the same again gives the first answer again
 */
public record PaymentOrder(TenantId tenant, String user, String key) {
    public PaymentOrder {
        Objects.requireNonNull(tenant, "tenant");
        if (user.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException("An order has a user and a key");
        }
    }
}
