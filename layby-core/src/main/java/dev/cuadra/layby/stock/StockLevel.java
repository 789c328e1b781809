package dev.cuadra.layby.stock;

/**
 * How many of some goods a store has. Goods that are held and then lost leave more held than on hand: that is an
 * incident which somebody has to end, by substitutes, by new goods, or by ending lay-bys.
 *
 * @param sku the supplier's code for the goods
 * @param onHand how many are there, from 0
 * @param held how many of them lay-bys hold, from 0
 * @source STK-02, STK-05
 */
public record StockLevel(String sku, int onHand, int held) {
    public StockLevel {
        if (sku.isBlank() || onHand < 0 || held < 0) {
            throw new IllegalArgumentException("Not a stock level: " + onHand + " of '" + sku + "', held " + held);
        }
    }

    /** Goods of which there are none. */
    public static StockLevel none(String sku) {
        return new StockLevel(sku, 0, 0);
    }

    /** How many can still be held; never below 0. */
    public int available() {
        return Math.max(0, onHand - held);
    }

    /** How many are held that are not there any more. */
    public int missing() {
        return Math.max(0, held - onHand);
    }

    /**
     * The level with so many more on hand, or fewer.
     *
     * @throws IllegalArgumentException when fewer than none would be left
     */
    public StockLevel moved(int by) {
        return new StockLevel(sku, Math.addExact(onHand, by), held);
    }

    /**
     * The level with so many more held.
     *
     * @param quantity 0 to {@link #available}
     */
    public StockLevel hold(int quantity) {
        if (quantity < 0 || quantity > available()) {
            throw new IllegalArgumentException("Cannot hold " + quantity + " of " + this);
        }
        return new StockLevel(sku, onHand, held + quantity);
    }

    /**
     * The level with so many set free.
     *
     * @param quantity 0 to what is held
     */
    public StockLevel release(int quantity) {
        if (quantity < 0 || quantity > held) {
            throw new IllegalArgumentException("Cannot release " + quantity + " of " + this);
        }
        return new StockLevel(sku, onHand, held - quantity);
    }

    /**
     * The level after so many of the held goods were handed over.
     *
     * @param quantity 0 to what is held and on hand
     */
    public StockLevel consume(int quantity) {
        if (quantity < 0 || quantity > held || quantity > onHand) {
            throw new IllegalArgumentException("Cannot hand over " + quantity + " of " + this);
        }
        return new StockLevel(sku, onHand - quantity, held - quantity);
    }
}
