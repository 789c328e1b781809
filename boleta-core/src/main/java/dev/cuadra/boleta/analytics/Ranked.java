package dev.cuadra.boleta.analytics;

import dev.cuadra.boleta.annual.Payee;
import java.util.Objects;

/**
 * A place in a top list.
 *
 * @param payee who
 * @param value pesos or boletas, as the list says
 * @source STAT-5
 */
public record Ranked(Payee payee, long value) {
    public Ranked {
        Objects.requireNonNull(payee, "payee");
    }
}
