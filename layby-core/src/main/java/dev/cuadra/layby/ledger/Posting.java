package dev.cuadra.layby.ledger;

import dev.cuadra.layby.money.MinorUnits;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * One line of an entry.
 *
 * @param account where to
 * @param amount above nothing for a debit, below for a credit
 */
public record Posting(Account account, MonetaryAmount amount) {
    public Posting {
        Objects.requireNonNull(account, "account");
        amount = MinorUnits.exact(amount);
        if (amount.isZero()) {
            throw new IllegalArgumentException("Nothing is posted to " + account);
        }
    }
}
