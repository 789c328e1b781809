package dev.cuadra.onboarding.stats;

import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.Refused;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

/**
 * How certain a bound has to be.
 *
 * @param confidence the confidence, from 0.5 to 0.999999, such as 0.95
 * @param sides 2 for an interval, of which either side may fail with half the rest; 1 for a bound of which only one counts
 * @param looks how many looks at the data are planned, 1 or more; what is left to chance is divided among them
 * @source GATE-11, GATE-15
 */
public record Certainty(BigDecimal confidence, int sides, int looks) {
    // Before the constants that are checked against them.
    private static final BigDecimal LEAST = new BigDecimal("0.5");
    private static final BigDecimal MOST = new BigDecimal("0.999999");
    private static final int MOST_LOOKS = 1_000;

    /** Two sides, 95 %, one look. */
    public static final Certainty TWO_SIDED_95 = of("0.95", 2);

    /** One side, 95 %, one look. */
    public static final Certainty ONE_SIDED_95 = of("0.95", 1);

    public Certainty {
        if (confidence.compareTo(LEAST) < 0 || confidence.compareTo(MOST) > 0) {
            throw Refused.because("BETWEEN", Map.of("value", confidence, "least", LEAST, "most", MOST));
        }
        if (sides != 1 && sides != 2) {
            throw Refused.because("BETWEEN", Map.of("value", sides, "least", 1, "most", 2));
        }
        if (looks < 1 || looks > MOST_LOOKS) {
            throw Refused.because("BETWEEN", Map.of("value", looks, "least", 1, "most", MOST_LOOKS));
        }
        confidence = Plain.of(confidence);
    }

    /** One look. */
    public static Certainty of(String confidence, int sides) {
        return new Certainty(new BigDecimal(confidence), sides, 1);
    }

    /** What each bound may fail with. */
    public double tail() {
        return BigDecimal.ONE
                .subtract(confidence)
                .divide(BigDecimal.valueOf((long) sides * looks), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** The quantile of the normal distribution to six decimals: 1.959964 for two sides of 95 %, 1.644854 for one. */
    public double z() {
        return Normal.z(tail());
    }
}
