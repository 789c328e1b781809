package dev.cuadra.boleta.service;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import java.util.Objects;
import java.util.Optional;

/**
 * That a boleta is to be paid, by the name that people know it by.
 *
 * @param boleta issuer and folio
 * @param amount what the payee is to get, 1 peso or more; empty for all that is left
 */
public record BoletaToPay(BoletaId boleta, Optional<Clp> amount) {
    public BoletaToPay {
        Objects.requireNonNull(boleta, "boleta");
        if (amount.filter(pesos -> pesos.pesos() < 1).isPresent()) {
            throw new IllegalArgumentException("A payment is 1 peso or more, not " + amount.get());
        }
    }

    /** The masked boleta: whose it is stays out of logs. */
    @Override
    public String toString() {
        return "BoletaToPay[" + boleta.masked() + "]";
    }
}
