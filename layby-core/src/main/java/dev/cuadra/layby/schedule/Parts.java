package dev.cuadra.layby.schedule;

import dev.cuadra.layby.money.MinorUnits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * Splits amounts, counted in smallest units. Every way gives parts that add up to the balance and are above nothing, or
 * refuses.
 */
final class Parts {
    /** Digits of a weight before and behind the point; more are no share that anyone agreed on. */
    private static final int WEIGHT_DIGITS = 30;

    private Parts() {}

    static List<MonetaryAmount> lastAbsorbs(MonetaryAmount balance, int count) {
        long units = unitsFor(balance, count);
        long base = units / count;
        long[] parts = new long[count];
        Arrays.fill(parts, base);
        parts[count - 1] = units - base * (count - 1);
        return amounts(parts, balance.getCurrency());
    }

    static List<MonetaryAmount> spread(MonetaryAmount balance, int count) {
        long units = unitsFor(balance, count);
        long odd = units % count;
        long[] parts = new long[count];
        for (int i = 0; i < count; i++) {
            parts[i] = units / count + (i < odd ? 1 : 0);
        }
        return amounts(parts, balance.getCurrency());
    }

    static List<MonetaryAmount> roundUpTo(MonetaryAmount balance, int count, MonetaryAmount unit) {
        Refusal.oneCurrency(balance, unit, "unit");
        long units = units(balance, count);
        long step = MinorUnits.count(unit);
        // Twice rounded up is once rounded up by the product, which might not fit.
        long each = ceilDiv(ceilDiv(units, count), step) * step;
        return amounts(filled(units, each), balance.getCurrency());
    }

    static List<MonetaryAmount> fixedAmount(MonetaryAmount balance, int count, Allocation.FixedAmount terms) {
        Refusal.oneCurrency(balance, terms.each(), "unit");
        terms.threshold().ifPresent(threshold -> Refusal.oneCurrency(balance, threshold, "threshold"));
        long units = units(balance, count);
        long each = MinorUnits.count(terms.each());
        long rest = units % each;
        long threshold = terms.threshold().map(MinorUnits::count).orElse(0L);
        boolean merged = rest > 0 && rest < threshold && rest < units;
        long needed = ceilDiv(units, each) - (merged ? 1 : 0);
        if (needed > count) {
            throw Refusal.of(
                    "SCHEDULE_COUNT_EXCEEDED",
                    "count",
                    Map.of("amount", MinorUnits.text(terms.each()), "needed", needed, "count", count));
        }
        long[] parts = filled(units, each);
        if (merged) {
            parts = Arrays.copyOf(parts, parts.length - 1);
            parts[parts.length - 1] += rest;
        }
        return amounts(parts, balance.getCurrency());
    }

    static List<MonetaryAmount> weighted(MonetaryAmount balance, int count, List<BigDecimal> weights) {
        long units = units(balance, count);
        if (weights.size() != count) {
            throw Refusal.of("SCHEDULE_WEIGHTS", "weights", Map.of("weights", weights.size(), "count", count));
        }
        long[] parts = largestRemainder(units, whole(weights));
        for (int i = 0; i < count; i++) {
            if (parts[i] < 1) {
                throw Refusal.of("INSTALMENT_NOT_POSITIVE", "weights", Map.of("n", i + 1));
            }
        }
        return amounts(parts, balance.getCurrency());
    }

    private static long[] largestRemainder(long units, List<BigInteger> weights) {
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger[][] shares = weights.stream()
                .map(weight -> weight.multiply(BigInteger.valueOf(units)).divideAndRemainder(sum))
                .toArray(BigInteger[][]::new);
        long[] parts = Arrays.stream(shares)
                .mapToLong(share -> share[0].longValueExact())
                .toArray();
        long left = units - LongStream.of(parts).sum();
        // The sort is stable: of equal remainders the earlier one is served first.
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> shares[i][1]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }

    /** The same proportions in whole numbers. */
    private static List<BigInteger> whole(List<BigDecimal> weights) {
        for (BigDecimal weight : weights) {
            if (weight.precision() > WEIGHT_DIGITS || Math.abs((long) weight.scale()) > WEIGHT_DIGITS) {
                throw Refusal.of("SCHEDULE_WEIGHT_DIGITS", "weights", Map.of("digits", WEIGHT_DIGITS));
            }
        }
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        return weights.stream()
                .map(weight -> weight.setScale(Math.max(scale, 0)).unscaledValue())
                .toList();
    }

    /** Parts of {@code each} until the balance is used up; the last is what remains. */
    private static long[] filled(long units, long each) {
        long[] parts = new long[Math.toIntExact(ceilDiv(units, each))];
        Arrays.fill(parts, each);
        parts[parts.length - 1] = units - each * (parts.length - 1);
        return parts;
    }

    /** The balance, of which each part is to get at least one unit. */
    private static long unitsFor(MonetaryAmount balance, int count) {
        long units = units(balance, count);
        if (units < count) {
            throw Refusal.of("INSTALMENT_NOT_POSITIVE", "count", Map.of("n", 1));
        }
        return units;
    }

    private static long units(MonetaryAmount balance, int count) {
        if (!balance.isPositive()) {
            throw new IllegalArgumentException("Nothing to split: " + balance);
        }
        if (count < 1 || count > Scheduler.MOST) {
            throw Refusal.of("SCHEDULE_COUNT", "count", Map.of("count", count, "max", Scheduler.MOST));
        }
        return MinorUnits.count(MinorUnits.exact(balance));
    }

    private static long ceilDiv(long amount, long by) {
        return -Math.floorDiv(-amount, by);
    }

    /** Most parts are equal to the one before them, and amounts are costly to make. */
    private static List<MonetaryAmount> amounts(long[] parts, CurrencyUnit currency) {
        List<MonetaryAmount> amounts = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            boolean same = i > 0 && parts[i] == parts[i - 1];
            amounts.add(same ? amounts.get(i - 1) : MinorUnits.of(parts[i], currency));
        }
        return Collections.unmodifiableList(amounts);
    }
}
