package dev.cuadra.layby.law;

import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Objects;

/**
 * Whether something may be done to a lay-by's price or goods.
 *
 * @param lawful whether it may
 * @param rules the ids of the rules that say so, the law's before our own
 * @param verified whether the law's part was read
 * @param why in words
 */
public record PriceVerdict(boolean lawful, List<String> rules, boolean verified, Text why) {
    public PriceVerdict {
        rules = List.copyOf(rules);
        Objects.requireNonNull(why, "why");
    }
}
