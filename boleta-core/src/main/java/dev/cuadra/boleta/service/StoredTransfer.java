package dev.cuadra.boleta.service;

import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.bank.Transfer;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of a file as it went to the bank, kept so that a lost file is written again as it was.
 *
 * @param batch its batch
 * @param file which file of the batch, from 1
 * @param position which line of the file, from 1
 * @param reference our key of it
 * @param boleta the boleta
 * @param amount how much
 */
record StoredTransfer(
        UUID batch,
        int file,
        int position,
        String reference,
        UUID boleta,
        Clp amount,
        Rut payee,
        String name,
        BankAccount account,
        String text,
        Optional<String> mail) {
    /** What is not personal. */
    record Figures(UUID batch, int file, int position, String reference) {}

    Transfer transfer() {
        return new Transfer(reference, payee, name, account, amount, text, mail);
    }

    /** The reference alone. */
    @Override
    public String toString() {
        return "StoredTransfer[" + reference + "]";
    }
}
