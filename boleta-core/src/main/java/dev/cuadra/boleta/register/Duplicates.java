package dev.cuadra.boleta.register;

import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaState;
import java.util.ArrayList;
import java.util.List;

/**
 * Two boletas of one issuer and folio, compared. A pure function.
 *
 * @source BHE-1, REG-2
 */
public final class Duplicates {
    /** What can differ. */
    public enum Part {
        /** The date written on it. */
        DATE,
        /** The gross fee. */
        GROSS,
        /** What was kept back, the 3 % included. */
        RETAINED,
        /** Where it stands. */
        STATE,
        /** The day of payment, where both name one. */
        PAID_ON
    }

    private Duplicates() {}

    /** In which parts {@code fresh} says something else than {@code known}; empty when they are the same boleta. */
    public static List<Part> differences(Boleta known, Boleta fresh) {
        List<Part> parts = new ArrayList<>();
        if (!known.date().equals(fresh.date())) {
            parts.add(Part.DATE);
        }
        if (!known.gross().equals(fresh.gross())) {
            parts.add(Part.GROSS);
        }
        boolean annulled = known.state() == BoletaState.ANULADA || fresh.state() == BoletaState.ANULADA;
        boolean sameKept = known.retained()
                .plus(known.loanRetained())
                .equals(fresh.retained().plus(fresh.loanRetained()));
        // Nothing is kept back of an annulled one, whatever was before.
        if (!annulled && !sameKept) {
            parts.add(Part.RETAINED);
        }
        if (known.state() != fresh.state()) {
            parts.add(Part.STATE);
        }
        if (known.paidOn().isPresent()
                && fresh.paidOn().isPresent()
                && !known.paidOn().equals(fresh.paidOn())) {
            parts.add(Part.PAID_ON);
        }
        return List.copyOf(parts);
    }
}
