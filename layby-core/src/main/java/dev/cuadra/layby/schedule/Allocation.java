package dev.cuadra.layby.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cuadra.layby.money.MinorUnits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * How a balance is split into instalments. Whatever the way, the parts add up to it.
 *
 * @source SCH-01
 */
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
     * The parts of a balance, in the order in which they are due: each above nothing, and together the balance.
     *
     * @param balance above nothing
     * @param count how many, from 1; the most there may be for {@link RoundUpTo} and {@link FixedAmount}
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code INSTALMENT_NOT_POSITIVE}, {@code
     *     SCHEDULE_COUNT}, {@code SCHEDULE_COUNT_EXCEEDED}, {@code SCHEDULE_WEIGHTS} or {@code CURRENCY_MISMATCH}
     * @source SCH-13
     */
    List<MonetaryAmount> split(MonetaryAmount balance, int count);

    /** Whether the number of parts is the one asked for, and not only the most there may be. */
    default boolean exactCount() {
        return true;
    }

    /**
     * Equal parts, rounded down; the last one takes what is left over.
     *
     * @source SCH-03
     */
    record LastAbsorbs() implements Allocation {
        @Override
        public List<MonetaryAmount> split(MonetaryAmount balance, int count) {
            return Parts.lastAbsorbs(balance, count);
        }
    }

    /**
     * Equal parts; the units left over go one each to the first instalments.
     *
     * @source SCH-04
     */
    record Spread() implements Allocation {
        @Override
        public List<MonetaryAmount> split(MonetaryAmount balance, int count) {
            return Parts.spread(balance, count);
        }
    }

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

        @Override
        public List<MonetaryAmount> split(MonetaryAmount balance, int count) {
            return Parts.roundUpTo(balance, count, unit);
        }

        @Override
        public boolean exactCount() {
            return false;
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

        @Override
        public List<MonetaryAmount> split(MonetaryAmount balance, int count) {
            return Parts.fixedAmount(balance, count, this);
        }

        @Override
        public boolean exactCount() {
            return false;
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

        @Override
        public List<MonetaryAmount> split(MonetaryAmount balance, int count) {
            return Parts.weighted(balance, count, weights);
        }
    }

    private static MonetaryAmount above(MonetaryAmount amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Not above nothing: " + amount);
        }
        return MinorUnits.exact(amount);
    }
}
