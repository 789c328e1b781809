package dev.cuadra.boleta.bank;

import java.util.Objects;

/**
 * Where money goes. One in hand is an account as its owner named it: whether a bank can take it is for the check of this
 * package to say.
 *
 * @param bank the code of the bank among those of the Chilean banking supervisor, three digits such as {@code 012}
 * @param kind what kind of account
 * @param number the number as text, leading zeros kept; empty for a banker's draft
 */
public record BankAccount(String bank, AccountKind kind, String number) {
    public BankAccount {
        Objects.requireNonNull(kind, "kind");
        if (!bank.matches("[0-9]{3}")) {
            throw new IllegalArgumentException("A bank has a code of three digits");
        }
        if (!number.matches("[0-9A-Za-z]{0,30}") || number.isEmpty() != (kind == AccountKind.VALE_VISTA)) {
            throw new IllegalArgumentException("Not an account number for " + kind);
        }
    }

    /** The bank and the last digits: the number is personal and stays out of logs. */
    @Override
    public String toString() {
        return bank + "/" + kind + "/…" + number.substring(Math.max(0, number.length() - 3));
    }
}
