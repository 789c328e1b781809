package dev.cuadra.onboarding.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Whether a stated percentage can be. Stateless, safe for many threads.
 *
 * @source GATE-16
 */
public final class Plausible {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Plausible() {}

    /** Whether some whole number of {@code size} is shown as {@code percent}, with as many decimals as it has. */
    public static boolean reachable(BigDecimal percent, long size) {
        if (size < 1) {
            throw new IllegalArgumentException("Nobody to be a share of: " + size);
        }
        BigDecimal all = BigDecimal.valueOf(size);
        BigDecimal nearest = percent.multiply(all).divide(HUNDRED, 0, RoundingMode.HALF_UP);
        boolean inside = nearest.signum() >= 0 && nearest.compareTo(all) <= 0;
        return inside && shown(nearest, all, percent).compareTo(percent) == 0;
    }

    private static BigDecimal shown(BigDecimal cases, BigDecimal all, BigDecimal like) {
        return HUNDRED.multiply(cases).divide(all, Math.max(0, like.scale()), RoundingMode.HALF_UP);
    }
}
