package dev.cuadra.layby.stock;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Whether a change of stock is possible: all of it, or nothing. */
public sealed interface StockOutcome {
    /**
     * It is.
     *
     * @param levels the levels that change, by the code of the goods
     */
    record Changed(Map<String, StockLevel> levels) implements StockOutcome {
        public Changed {
            levels = Collections.unmodifiableMap(new TreeMap<>(levels));
        }
    }

    /**
     * It is not, and nothing changes.
     *
     * @param shortages what there is not enough of, at least one
     * @source STK-01
     */
    record Lacking(List<Shortage> shortages) implements StockOutcome {
        public Lacking {
            shortages = List.copyOf(shortages);
            if (shortages.isEmpty()) {
                throw new IllegalArgumentException("Nothing is short");
            }
        }
    }

    /** The outcome of the function for the case that it is. */
    default <T> T fold(Function<? super Changed, ? extends T> changed, Function<? super Lacking, ? extends T> tooFew) {
        return this instanceof Changed it ? changed.apply(it) : tooFew.apply((Lacking) this);
    }
}
