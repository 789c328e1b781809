package dev.cuadra.onboarding.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The normal distribution, as far as quantiles to six decimals need it. */
final class Normal {
    private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);
    private static final double FAR = 8;
    private static final int HALVINGS = 60;
    private static final int DECIMALS = 6;

    private Normal() {}

    /** The value that is exceeded with probability {@code tail}, half even to six decimals. */
    static double z(double tail) {
        double low = 0;
        double high = FAR;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (0.5 - centre(middle) > tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new BigDecimal(low).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** The probability between 0 and {@code z}, by its power series. */
    private static double centre(double z) {
        double term = z;
        double sum = z;
        for (int odd = 3; term > sum * 1e-18; odd += 2) {
            term = term * z * z / odd;
            sum += term;
        }
        return sum * StrictMath.exp(-z * z / 2) / ROOT_TWO_PI;
    }
}
