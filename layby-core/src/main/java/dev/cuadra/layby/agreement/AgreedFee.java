package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.MinorUnits;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * A fee that was agreed at creation and is part of what is payable.
 *
 * @param id names it within the agreement
 * @param kind what it is for
 * @param amount above nothing
 * @source FEE-01
 */
public record AgreedFee(String id, FeeKind kind, MonetaryAmount amount) {
    public AgreedFee {
        Objects.requireNonNull(kind, "kind");
        amount = MinorUnits.exact(amount);
        if (id.isBlank() || !amount.isPositive()) {
            throw new IllegalArgumentException("Not a fee: " + id + " of " + amount);
        }
    }
}
