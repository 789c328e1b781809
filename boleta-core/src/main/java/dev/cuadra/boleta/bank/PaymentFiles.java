package dev.cuadra.boleta.bank;

import java.util.List;

/**
 * The files of a batch, and what stands in none of them.
 *
 * @param files the files, in the order of the transfers; several only where splitting was asked for
 * @param refused transfers that the layout or the bank cannot take
 */
public record PaymentFiles(List<PaymentFile> files, List<RefusedTransfer> refused) {
    public PaymentFiles {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
    }

    /** Whether every transfer stands in a file. */
    public boolean complete() {
        return refused.isEmpty();
    }
}
