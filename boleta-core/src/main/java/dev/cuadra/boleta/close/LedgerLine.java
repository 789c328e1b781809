package dev.cuadra.boleta.close;

import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.rut.Rut;
import java.util.Objects;
import java.util.Optional;

/**
 * A boleta in a payer's books.
 *
 * @param boleta the boleta
 * @param payee who is paid: the issuer, but for a BTE; empty when that person was erased
 * @param name the name of who is paid; empty when that person was erased
 * @param decision what a person decided about it
 */
public record LedgerLine(Boleta boleta, Optional<Rut> payee, String name, Optional<Decision> decision) {
    public LedgerLine {
        Objects.requireNonNull(boleta, "boleta");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(decision, "decision");
    }

    /** The line of a person who was erased: figures alone. */
    public static LedgerLine erased(Boleta boleta, Optional<Decision> decision) {
        return new LedgerLine(boleta, Optional.empty(), "", decision);
    }

    /** The same line with its boleta changed. */
    public LedgerLine with(Boleta changed) {
        return new LedgerLine(changed, payee, name, decision);
    }

    /** Nothing: it is personal. */
    @Override
    public String toString() {
        return "LedgerLine[…]";
    }
}
