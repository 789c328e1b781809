package dev.cuadra.layby.quote;

import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.money.MinorUnits;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * A fee and what it comes to.
 *
 * @param kind what it is for
 * @param amount from nothing: a small share of a small price may round to nothing
 */
public record QuotedFee(FeeKind kind, MonetaryAmount amount) {
    public QuotedFee {
        Objects.requireNonNull(kind, "kind");
        amount = MinorUnits.exact(amount);
        if (amount.isNegative()) {
            throw new IllegalArgumentException("A fee below nothing: " + amount);
        }
    }
}
