package dev.cuadra.layby.stock;

import java.util.Objects;

/**
 * Goods of which there are not enough.
 *
 * @param sku the supplier's code for the goods
 * @param kind what they were wanted for
 * @param wanted how many were wanted
 * @param there how many there are for that
 */
public record Shortage(String sku, Kind kind, int wanted, int there) {
    /** What goods were wanted for. */
    public enum Kind {
        /** To be held: not enough of them are available. */
        HOLD,
        /** To be handed over: they were held, and are not there any more. */
        HAND_OVER
    }

    public Shortage {
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(kind, "kind");
    }
}
