package dev.cuadra.boleta.service;

import dev.cuadra.boleta.payment.BoletaSplit;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.receipt.Boleta;
import java.util.Optional;
import java.util.UUID;

/**
 * What was paid of a boleta and which batch is paying it: kept under the id of the boleta. Whoever pays writes it, so
 * that no two batches pay the same.
 *
 * @param payer the company
 * @param batch the batch that is paying it
 * @param paid what was paid and not returned
 * @param split how parts have been split since the last return
 */
record PayState(UUID payer, Optional<UUID> batch, PaidPart paid, BoletaSplit split) {
    /** Nothing was paid. */
    static PayState of(UUID payer, Boleta boleta) {
        return new PayState(payer, Optional.empty(), PaidPart.NOTHING, BoletaSplit.of(boleta));
    }

    PayState in(Optional<UUID> paying) {
        return new PayState(payer, paying, paid, split);
    }

    boolean isOf(UUID other) {
        return batch.filter(other::equals).isPresent();
    }

    /** How the next part is split; a boleta whose figures changed meanwhile is split anew. */
    BoletaSplit splitOf(Boleta boleta) {
        PaidPart left = PaidPart.of(boleta).minus(paid);
        return split.left().equals(left) ? split : BoletaSplit.of(left);
    }

    PayState planned(BoletaSplit next) {
        return new PayState(payer, batch, paid, next);
    }

    PayState after(PaidPart part) {
        return new PayState(payer, Optional.empty(), paid.plus(part), split.after(part));
    }

    PayState takenBack(PaidPart part) {
        return new PayState(payer, batch, paid.minus(part), split.takenBack(part));
    }
}
