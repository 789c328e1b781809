package dev.cuadra.onboarding.support;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A mean, as an exact fraction: a sum and how many. Of nothing there is none.
 *
 * @param sum the sum
 * @param count of how many
 * @param ids which tickets those are of
 * @source METRIC-2
 */
public record Mean(BigDecimal sum, long count, List<String> ids) {
    public Mean {
        if (count < 0) {
            throw new IllegalArgumentException("A mean of " + count);
        }
        ids = List.copyOf(ids);
    }

    /**
     * Compares the exact mean with a bar.
     *
     * @throws IllegalStateException when it is of nothing
     */
    public int compareTo(BigDecimal bar) {
        if (count == 0) {
            throw new IllegalStateException("A mean of nothing compares with nothing");
        }
        return sum.compareTo(bar.multiply(BigDecimal.valueOf(count)));
    }

    /** The mean for people to read; empty when it is of nothing. */
    public Optional<BigDecimal> value(int scale, RoundingMode rounding) {
        return count == 0 ? Optional.empty() : Optional.of(sum.divide(BigDecimal.valueOf(count), scale, rounding));
    }
}
