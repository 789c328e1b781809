package dev.cuadra.boleta.service;

import dev.cuadra.boleta.bank.AccountKind;
import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.contractor.Contractor;
import java.util.Locale;
import java.util.Optional;

/** Reads the account of a contractor, which a list gives as text. A pure function; safe for many threads. */
@FunctionalInterface
public interface PaymentAccounts {
    /** Takes accounts whose bank is a code of three digits and whose kind is a name of {@link AccountKind}. */
    PaymentAccounts CODES = contractor -> {
        String bank = contractor.bank().orElse("").strip();
        String kind = contractor
                .accountType()
                .orElse("")
                .strip()
                .toUpperCase(Locale.ROOT)
                .replace(' ', '_');
        String number = contractor.account().orElse("").replaceAll("[\\s.-]", "");
        try {
            return Optional.of(new BankAccount(bank, AccountKind.valueOf(kind), number));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    };

    /** The account, or empty when what the list says is not usable. */
    Optional<BankAccount> of(Contractor contractor);
}
