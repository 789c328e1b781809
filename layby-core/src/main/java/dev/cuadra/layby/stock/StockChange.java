package dev.cuadra.layby.stock;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What becomes of the goods that a lay-by holds. What it does not hold any more was either handed over or is free again:
 * there is no third way, and no way to do either twice, for the next change begins with what is held after this one.
 *
 * @param held by how many more of which goods are held; below 0 for goods that are set free
 * @param handedOver how many held goods leave the store, above 0
 * @source STK-01, STK-03
 */
public record StockChange(Map<String, Integer> held, Map<String, Integer> handedOver) {
    public StockChange {
        held = Collections.unmodifiableMap(new TreeMap<>(held));
        handedOver = Collections.unmodifiableMap(new TreeMap<>(handedOver));
        if (handedOver.values().stream().anyMatch(quantity -> quantity < 1)) {
            throw new IllegalArgumentException("Goods handed over are at least one: " + handedOver);
        }
    }

    /**
     * The change from what a lay-by held to what it holds.
     *
     * @param before how many of which goods it held
     * @param after how many it holds
     * @param handedOver how many of the difference the consumer took along
     * @throws IllegalArgumentException when more are handed over than are held no longer
     */
    public static StockChange between(
            Map<String, Integer> before, Map<String, Integer> after, Map<String, Integer> handedOver) {
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        all.addAll(handedOver.keySet());
        Map<String, Integer> held = new TreeMap<>();
        Map<String, Integer> taken = new TreeMap<>();
        for (String sku : all) {
            int gone = handedOver.getOrDefault(sku, 0);
            int more = after.getOrDefault(sku, 0) - before.getOrDefault(sku, 0) + gone;
            if (gone > 0) {
                if (more > 0) {
                    throw new IllegalArgumentException("Handed over without being held: " + gone + " of " + sku);
                }
                taken.put(sku, gone);
            }
            if (more != 0) {
                held.put(sku, more);
            }
        }
        return new StockChange(held, taken);
    }

    /** Whether nothing changes. */
    public boolean none() {
        return held.isEmpty() && handedOver.isEmpty();
    }

    /** The goods that it is about. */
    public Set<String> skus() {
        Set<String> all = new TreeSet<>(held.keySet());
        all.addAll(handedOver.keySet());
        return all;
    }

    /**
     * The levels after this change.
     *
     * @param levels the levels now; goods without one are not there
     * @throws IllegalArgumentException when more is set free than is held
     */
    public StockOutcome on(Map<String, StockLevel> levels) {
        Map<String, StockLevel> changed = new TreeMap<>();
        List<Shortage> shortages = new ArrayList<>();
        for (String sku : skus()) {
            StockLevel level = levels.getOrDefault(sku, StockLevel.none(sku));
            int gone = handedOver.getOrDefault(sku, 0);
            int more = held.getOrDefault(sku, 0);
            if (gone > level.onHand()) {
                shortages.add(new Shortage(sku, Shortage.Kind.HAND_OVER, gone, level.onHand()));
            } else if (more > level.available()) {
                shortages.add(new Shortage(sku, Shortage.Kind.HOLD, more, level.available()));
            } else {
                StockLevel left = level.consume(gone);
                changed.put(sku, more < 0 ? left.release(-more) : left.hold(more));
            }
        }
        return shortages.isEmpty() ? new StockOutcome.Changed(changed) : new StockOutcome.Lacking(shortages);
    }
}
