package dev.cuadra.sii.commit;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A boleta that its issuer wants annulled.
 *
 * @param reference the host's own name of the order, see {@link CommitOrder#reference}
 * @param boleta issuer and number
 * @param date the date written on it
 * @param cause why
 * @source SII-COMMIT-ANNUL
 */
public record AnnulOrder(String reference, BoletaId boleta, LocalDate date, Cause cause) implements CommitOrder {
    /** Why a boleta is annulled. */
    public enum Cause {
        /** It was not paid. */
        NOT_PAID("1"),
        /** The service was not given. */
        NOT_RENDERED("2"),
        /** It was typed wrongly. */
        TYPING_ERROR("3");

        private final String wire;

        Cause(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    public AnnulOrder {
        OrderText.reference(reference);
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(cause, "cause");
        if (boleta.isErased()) {
            throw new IllegalArgumentException("Nobody knows whose boleta that was");
        }
    }

    @Override
    public Rut taxpayer() {
        return boleta.issuer();
    }

    @Override
    public CommitKind kind() {
        return CommitKind.ANNUL;
    }

    @Override
    public List<String> lines() {
        return List.of("annul", reference, boleta.toString(), date.toString(), cause.wire);
    }

    /** The masked boleta. */
    @Override
    public String toString() {
        return "AnnulOrder[" + boleta.masked() + "]";
    }
}
