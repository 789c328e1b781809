package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.money.Clp;
import java.util.Map;
import java.util.Optional;

/** What a line of a payment file is written from. */
record LineContext(
        BankBook banks,
        TransferBatch batch,
        Optional<Transfer> transfer,
        int number,
        Clp sum,
        int transfers,
        int lines,
        Map<String, Integer> counts) {

    /** One transfer looked at by itself, before it is known which line it will be. */
    static LineContext alone(BankBook banks, TransferBatch batch, Transfer transfer) {
        return new LineContext(banks, batch, Optional.of(transfer), 1, transfer.amount(), 1, 1, Map.of());
    }

    LineContext with(Transfer next, int at) {
        return new LineContext(banks, batch, Optional.of(next), at, sum, transfers, lines, counts);
    }

    Transfer paid() {
        return transfer.orElseThrow();
    }
}
