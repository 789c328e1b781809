package dev.cuadra.sii.commit;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A boleta on which its receiver wants to make a remark.
 *
 * @param reference the host's own name of the order, see {@link CommitOrder#reference}
 * @param taxpayer the receiver
 * @param boleta issuer and number
 * @param date the date written on it
 * @param cause why
 * @source SII-COMMIT-OBSERVE
 */
public record ObserveOrder(String reference, Rut taxpayer, BoletaId boleta, LocalDate date, Cause cause)
        implements CommitOrder {
    /** Why a remark is made. */
    public enum Cause {
        /** There is no contract and no business with the issuer. */
        NO_RELATION("1"),
        /** The issuer is not known. */
        UNKNOWN_ISSUER("2");

        private final String wire;

        Cause(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    public ObserveOrder {
        OrderText.reference(reference);
        Objects.requireNonNull(taxpayer, "taxpayer");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(cause, "cause");
        if (boleta.isErased() || boleta.issuer().equals(taxpayer)) {
            throw new IllegalArgumentException("Nobody observes a boleta of nobody's, or of oneself");
        }
    }

    @Override
    public CommitKind kind() {
        return CommitKind.OBSERVE;
    }

    @Override
    public List<String> lines() {
        return List.of("observe", reference, taxpayer.toString(), boleta.toString(), date.toString(), cause.wire);
    }

    /** The masked boleta. */
    @Override
    public String toString() {
        return "ObserveOrder[" + boleta.masked() + "]";
    }
}
