package dev.cuadra.layby.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cuadra.layby.money.MinorUnits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javax.money.MonetaryAmount;

/** How a balance is split into instalments. Whatever the way, the parts add up to it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Allocation.LastAbsorbs.class, name = "LAST_ABSORBS"),
    @JsonSubTypes.Type(value = Allocation.Spread.class, name = "SPREAD"),
    @JsonSubTypes.Type(value = Allocation.RoundUpTo.class, name = "ROUND_UP_TO"),
    @JsonSubTypes.Type(value = Allocation.FixedAmount.class, name = "FIXED_AMOUNT"),
    @JsonSubTypes.Type(value = Allocation.Weights.class, name = "WEIGHTS")
})
public sealed interface Allocation {
    /**
     * Equal parts, rounded down; the last one takes what is left over.
     *
     * @source SCH-03
     */
    record LastAbsorbs() implements Allocation {}

    /**
     * Equal parts; the units left over go one each to the first instalments.
     *
     * @source SCH-04
     */
    record Spread() implements Allocation {}

    /**
     * Equal parts rounded up to a multiple of {@code unit}; the last one is smaller, and there may be fewer.
     *
     * @param unit above nothing
     * @source SCH-05
     */
    record RoundUpTo(MonetaryAmount unit) implements Allocation {
        public RoundUpTo {
            unit = above(unit);
        }
    }

    /**
     * As many parts of {@code each} as fit, and the rest.
     *
     * @param each above nothing
     * @param threshold a rest below it is added to the instalment before
     * @source SCH-06
     */
    record FixedAmount(MonetaryAmount each, Optional<MonetaryAmount> threshold) implements Allocation {
        public FixedAmount {
            each = above(each);
            threshold = threshold.map(MinorUnits::exact);
        }
    }

    /**
     * Parts in proportion to weights, by the largest remainder; of equal remainders the earlier one first.
     *
     * @param weights one for each instalment, each above 0
     * @source SCH-07
     */
    record Weights(List<BigDecimal> weights) implements Allocation {
        public Weights {
            weights = List.copyOf(weights);
            if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight.signum() <= 0)) {
                throw new IllegalArgumentException("Weights are above 0: " + weights);
            }
        }
    }

    private static MonetaryAmount above(MonetaryAmount amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Not above nothing: " + amount);
        }
        return MinorUnits.exact(amount);
    }
}
