package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import java.util.Objects;
import java.util.Optional;

/**
 * One transfer that a bank is asked to make.
 *
 * @param reference our own key of it, which an answer may bring back; unique in its file
 * @param payee who is paid
 * @param name the name of who is paid, as written
 * @param account where the money goes
 * @param amount how much, 1 peso or more
 * @param text what the payee reads, such as {@code BOLETA 153}
 * @param mail where the bank announces it, if it does
 */
public record Transfer(
        String reference, Rut payee, String name, BankAccount account, Clp amount, String text, Optional<String> mail) {
    public Transfer {
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(mail, "mail");
        if (reference.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("A transfer has a reference and a name");
        }
        if (amount.pesos() < 1) {
            throw new IllegalArgumentException("A transfer moves 1 peso or more, not " + amount);
        }
    }

    /** The reference alone: the rest is personal and stays out of logs. */
    @Override
    public String toString() {
        return "Transfer[" + reference + "]";
    }
}
