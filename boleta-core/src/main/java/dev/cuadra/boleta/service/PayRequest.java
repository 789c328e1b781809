package dev.cuadra.boleta.service;

import dev.cuadra.boleta.money.Clp;
import java.util.Objects;
import java.util.UUID;

/**
 * That so much of a boleta is to be paid.
 *
 * @param boleta its document, which a proposal names as the key
 * @param amount what the payee is to get, 1 peso or more
 */
public record PayRequest(UUID boleta, Clp amount) {
    public PayRequest {
        Objects.requireNonNull(boleta, "boleta");
        if (amount.pesos() < 1) {
            throw new IllegalArgumentException("A payment is 1 peso or more, not " + amount);
        }
    }
}
