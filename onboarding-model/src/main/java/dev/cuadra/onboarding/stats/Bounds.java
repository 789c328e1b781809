package dev.cuadra.onboarding.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The bounds between which a share or a mean is believed to lie. They are compared as they are.
 *
 * @param lower the lower bound
 * @param upper the upper bound
 */
public record Bounds(double lower, double upper) {
    private static final int SHOWN = 6;

    public Bounds {
        if (Double.isNaN(lower) || Double.isNaN(upper) || lower > upper) {
            throw new IllegalArgumentException("Not bounds: " + lower + ".." + upper);
        }
    }

    /** The lower bound to show, half even to six decimals. */
    public BigDecimal shownLower() {
        return new BigDecimal(lower).setScale(SHOWN, RoundingMode.HALF_EVEN);
    }

    /** The upper bound to show, half even to six decimals. */
    public BigDecimal shownUpper() {
        return new BigDecimal(upper).setScale(SHOWN, RoundingMode.HALF_EVEN);
    }
}
