package dev.cuadra.layby.integrity;

import java.util.Objects;

/**
 * How many goods of one kind are in a store, held ones included.
 *
 * @param store where
 * @param sku which goods
 * @param onHand how many
 */
public record OnHand(String store, String sku, long onHand) {
    public OnHand {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(sku, "sku");
    }
}
