package dev.cuadra.boleta.contractor;

import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.rut.Rut;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody who is paid fees. What the list does not say is empty, not false.
 *
 * @param rut the tax number
 * @param name the name, not blank
 * @param mail a mail address
 * @param phone a telephone number as written
 * @param bank the bank
 * @param accountType the kind of account
 * @param account the account number
 * @param retainer who hands over the tax on this person's fees
 * @param director whether the person is registered as a director of the S.A.
 * @param loan whether the person owes a loan of 2020 or 2021
 */
public record Contractor(
        Rut rut,
        String name,
        Optional<String> mail,
        Optional<String> phone,
        Optional<String> bank,
        Optional<String> accountType,
        Optional<String> account,
        Optional<Retainer> retainer,
        Optional<Boolean> director,
        Optional<Boolean> loan) {
    public Contractor {
        Objects.requireNonNull(rut, "rut");
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(bank, "bank");
        Objects.requireNonNull(accountType, "accountType");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(retainer, "retainer");
        Objects.requireNonNull(director, "director");
        Objects.requireNonNull(loan, "loan");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A contractor has a name");
        }
    }

    /** Somebody of whom only number and name are known. */
    public static Contractor of(Rut rut, String name) {
        return new Contractor(
                rut,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether the person is registered as a director. */
    public boolean registeredDirector() {
        return director.orElse(false);
    }

    /** Whether the person is known to owe a loan. */
    public boolean owesLoan() {
        return loan.orElse(false);
    }

    /** What a newer list says, with what it leaves open kept as it was: an empty cell deletes nothing. */
    public Contractor updatedBy(Contractor newer) {
        return new Contractor(
                rut,
                newer.name,
                newer.mail.or(() -> mail),
                newer.phone.or(() -> phone),
                newer.bank.or(() -> bank),
                newer.accountType.or(() -> accountType),
                newer.account.or(() -> account),
                newer.retainer.or(() -> retainer),
                newer.director.or(() -> director),
                newer.loan.or(() -> loan));
    }

    /** The masked number: the rest is personal and stays out of logs. */
    @Override
    public String toString() {
        return "Contractor[" + rut.masked() + "]";
    }
}
