package dev.cuadra.layby.integrity;

import java.util.Objects;

/**
 * Goods that a stock claims to hold for a lay-by.
 *
 * @param agreement the id of the lay-by
 * @param store where the goods are
 * @param sku which goods
 * @param quantity how many it claims to hold
 */
public record StockHold(String agreement, String store, String sku, int quantity) {
    public StockHold {
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(sku, "sku");
    }
}
