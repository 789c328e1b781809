package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.metric.Exact;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One thing that health is measured by: its weight, what scores 0 and what 100, and how fast a value loses its weight.
 *
 * @param key the key of its metric
 * @param weight its weight, above 0
 * @param zero the value that scores 0
 * @param full the value that scores 100; above or below {@code zero}
 * @param halfLifeDays after how many days a value weighs half, above 0
 * @param maxAgeDays the age in days beyond which a value weighs nothing, above 0
 * @source HEALTH-1, HEALTH-2
 */
public record Indicator(
        String key,
        BigDecimal weight,
        BigDecimal zero,
        BigDecimal full,
        BigDecimal halfLifeDays,
        BigDecimal maxAgeDays) {
    private static final Exact HUNDRED = Exact.of(100);

    public Indicator {
        if (key.isBlank()) {
            throw new IllegalArgumentException("An indicator has a key");
        }
        weight = above(key, weight);
        halfLifeDays = above(key, halfLifeDays);
        maxAgeDays = above(key, maxAgeDays);
        if (zero.compareTo(full) == 0) {
            throw new IllegalArgumentException("The anchors of " + key + " are the same: " + zero);
        }
        zero = Plain.of(zero);
        full = Plain.of(full);
    }

    private static BigDecimal above(String key, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("Not above 0 in " + key + ": " + value);
        }
        return Plain.of(value);
    }

    /** An indicator from decimals as they are written. */
    public static Indicator of(
            String key, String weight, String zero, String full, String halfLifeDays, String maxAgeDays) {
        return new Indicator(
                key,
                new BigDecimal(weight),
                new BigDecimal(zero),
                new BigDecimal(full),
                new BigDecimal(halfLifeDays),
                new BigDecimal(maxAgeDays));
    }

    /** What a value scores, from 0 to 100, exact. */
    public Exact score(Exact value) {
        Exact part =
                HUNDRED.times(value.minus(Exact.of(zero))).over(Exact.of(full).minus(Exact.of(zero)));
        if (part.signum() < 0) {
            return Exact.ZERO;
        }
        return part.compareTo(HUNDRED) > 0 ? HUNDRED : part;
    }

    /**
     * What part of its weight a value of an age still has: {@code 2^(-age/half-life)}, and 0 beyond the greatest age.
     * The quotient is the double nearest to the exact one and the power that of {@link StrictMath}, which gives the same
     * bits on every machine; from there on everything is exact.
     *
     * @throws IllegalArgumentException for a negative age
     */
    public Exact freshness(Exact ageDays) {
        if (ageDays.signum() < 0) {
            throw new IllegalArgumentException("Age below 0 of " + key + ": " + ageDays);
        }
        if (ageDays.compareTo(Exact.of(maxAgeDays)) > 0) {
            return Exact.ZERO;
        }
        Exact halves = ageDays.over(Exact.of(halfLifeDays));
        double nearest = new BigDecimal(halves.numerator())
                .divide(new BigDecimal(halves.denominator()), MathContext.DECIMAL128)
                .doubleValue();
        return Exact.of(StrictMath.pow(2, -nearest));
    }
}
