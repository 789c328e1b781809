package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Confidence;
import java.util.Objects;
import java.util.Optional;

/**
 * How much one transfer may move.
 *
 * @param most the greatest amount
 * @param bank the bank that it holds for; empty for every bank but that of the layout
 * @param confidence how sure it is
 * @param warns whether more is written all the same, with a warning: for limits that are old
 * @source BANK-11
 */
public record AmountLimit(Clp most, Optional<String> bank, Confidence confidence, boolean warns) {
    public AmountLimit {
        Objects.requireNonNull(bank, "bank");
        Objects.requireNonNull(confidence, "confidence");
        if (most.pesos() < 1) {
            throw new IllegalArgumentException("A limit is 1 peso or more, not " + most);
        }
    }

    /** Whether {@code transfer} is for a bank that this limits, and moves more. */
    boolean exceededBy(Transfer transfer, Optional<String> own) {
        String to = transfer.account().bank();
        boolean meant = bank.map(to::equals).orElseGet(() -> !own.equals(Optional.of(to)));
        return meant && transfer.amount().compareTo(most) > 0;
    }
}
