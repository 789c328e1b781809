package dev.cuadra.boleta.service;

import dev.cuadra.spi.TenantId;
import java.util.Objects;

/**
 * Who tells what happened to a boleta, and under which key it is told once.
 *
 * @param tenant whose database
 * @param user who tells it, by an id that names nobody; the journal keeps it
 * @param key the idempotency key: the same again gives the first answer again
 */
public record LifeOrder(TenantId tenant, String user, String key) {
    public LifeOrder {
        Objects.requireNonNull(tenant, "tenant");
        if (user.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException("An order has a user and a key");
        }
    }
}
