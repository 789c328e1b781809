package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.metric.Exact;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as they are shown, half up. A number that is not another one is never shown as if it were: 59.96 beside a
 * target of 60 keeps its decimals.
 *
 * @source DASH-5
 */
public final class Rounded {
    private static final int MOST = 10;

    private Rounded() {}

    /**
     * A number with so many decimals at most, and more where it would look like one of the others.
     *
     * @param decimals how many decimals are usual
     * @param others the numbers that it must not be mistaken for
     */
    public static BigDecimal apart(Exact value, int decimals, Exact... others) {
        int digits = decimals;
        BigDecimal shown = round(value, digits);
        while (digits < MOST && mistaken(value, shown, others)) {
            digits++;
            shown = round(value, digits);
        }
        BigDecimal plain = shown.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static boolean mistaken(Exact value, BigDecimal shown, Exact... others) {
        for (Exact other : others) {
            if (value.compareTo(other) != 0 && Exact.of(shown).compareTo(other) == 0) {
                return true;
            }
        }
        return false;
    }

    private static BigDecimal round(Exact value, int decimals) {
        return new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), decimals, RoundingMode.HALF_UP);
    }
}
