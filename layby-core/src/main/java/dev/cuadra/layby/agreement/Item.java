package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.MinorUnits;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * Goods of one kind.
 *
 * @param sku the supplier's code for them
 * @param description in words that a consumer knows them by
 * @param quantity from 1
 * @param unitPrice the price of one, with tax where prices are quoted with tax
 */
public record Item(String sku, String description, int quantity, MonetaryAmount unitPrice) {
    public Item {
        Objects.requireNonNull(description, "description");
        unitPrice = MinorUnits.exact(unitPrice);
        if (sku.isBlank() || quantity < 1 || unitPrice.isNegative()) {
            throw new IllegalArgumentException("Not an item: " + quantity + " of '" + sku + "' at " + unitPrice);
        }
    }

    /** The price of all of them. */
    public MonetaryAmount price() {
        return MinorUnits.exact(unitPrice.multiply(quantity));
    }

    /** The same goods in another number, from 1. */
    public Item times(int other) {
        return new Item(sku, description, other, unitPrice);
    }
}
