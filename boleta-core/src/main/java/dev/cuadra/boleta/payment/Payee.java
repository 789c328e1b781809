package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.rut.Rut;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is paid.
 *
 * @param rut the tax number
 * @param name the name, not blank
 * @param account where the money goes, if there is a usable account
 * @param mail a mail address
 */
public record Payee(Rut rut, String name, Optional<BankAccount> account, Optional<String> mail) {
    public Payee {
        Objects.requireNonNull(rut, "rut");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(mail, "mail");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A payee has a name");
        }
    }

    /**
     * What tells whether payee or account changed since somebody looked, without naming either; empty without account.
     *
     * @param salt what keeps the same account from looking the same elsewhere, such as the id of the batch
     */
    public Optional<String> fingerprint(String salt) {
        return account.map(
                to -> Fingerprint.of(salt, rut.toString(), to.bank(), to.kind().name(), to.number()));
    }

    /** The masked number: the rest is personal and stays out of logs. */
    @Override
    public String toString() {
        return "Payee[" + rut.masked() + "]";
    }
}
