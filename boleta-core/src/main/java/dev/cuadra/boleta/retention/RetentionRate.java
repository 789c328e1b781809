package dev.cuadra.boleta.retention;

import dev.cuadra.boleta.money.Clp;
import java.math.BigDecimal;

/**
 * The share of a gross fee that is kept back.
 *
 * @param basisPoints hundredths of one per cent, 0 to 4,999 since no law keeps back half: 1450 is 14.50 %
 * @source RET-1, and RET-2 for the rounding
 */
public record RetentionRate(int basisPoints) {
    /** Nothing is kept back. */
    public static final RetentionRate ZERO = new RetentionRate(0);

    public RetentionRate {
        if (basisPoints < 0 || basisPoints > 4_999) {
            throw new IllegalArgumentException("Rate out of range: " + basisPoints);
        }
    }

    /** Reads a percentage such as {@code 14.5}, with a decimal point and two decimals at most. */
    public static RetentionRate parse(String percent) {
        if (!percent.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
            throw new IllegalArgumentException("Not a percentage: '" + percent + "'");
        }
        return new RetentionRate(new BigDecimal(percent).movePointRight(2).intValueExact());
    }

    /**
     * What is kept back of {@code gross}: to the nearest peso, halves up.
     *
     * @throws IllegalArgumentException for less than nothing
     */
    public Clp on(Clp gross) {
        if (gross.isNegative()) {
            throw new IllegalArgumentException("Nothing is kept back of a negative fee: " + gross);
        }
        // HALF_UP on a long: fifteen digits times 4,999 still fit, and bulk work passes here.
        return Clp.of((gross.pesos() * basisPoints + 5_000) / 10_000);
    }

    /** The percentage without needless zeros, {@code 14.5}; {@link #parse} reads it back. */
    public String percent() {
        return percent(basisPoints);
    }

    /** The same of any basis points: what two rates keep back together may be more than a rate. */
    static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }

    /** The same as {@link #percent}. */
    @Override
    public String toString() {
        return percent();
    }
}
