package dev.cuadra.layby.termination;

import java.time.LocalDate;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What one country's law says of an ending; the arithmetic that follows is the same everywhere.
 *
 * @param charge what the supplier may charge
 * @param debt whether what is short may be claimed
 * @param compensation what goes back beyond what was paid
 * @param deadline the last day for the refund, where the law sets one
 */
record Outcome(MonetaryAmount charge, boolean debt, MonetaryAmount compensation, Optional<LocalDate> deadline) {
    static Outcome charging(MonetaryAmount charge) {
        return new Outcome(charge, false, charge.subtract(charge), Optional.empty());
    }

    Outcome asDebt() {
        return new Outcome(charge, true, compensation, deadline);
    }

    Outcome compensated(MonetaryAmount beyond) {
        return new Outcome(charge, debt, beyond, deadline);
    }

    Outcome due(LocalDate day) {
        return new Outcome(charge, debt, compensation, Optional.of(day));
    }
}
