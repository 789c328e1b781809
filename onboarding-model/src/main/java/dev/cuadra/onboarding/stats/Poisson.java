package dev.cuadra.onboarding.stats;

/**
 * How likely a count is by chance alone. Stateless, safe for many threads.
 *
 * @source GATE-3
 */
public final class Poisson {
    private static final int MOST_TERMS = 10_000_000;

    private Poisson() {}

    /**
     * The probability of {@code count} or more where {@code mean} are usual.
     *
     * @param count 0 or more
     * @param mean above 0
     */
    public static double atLeast(long count, double mean) {
        if (count < 0 || !(mean > 0) || Double.isInfinite(mean)) {
            throw new IllegalArgumentException("No probability of " + count + " where " + mean + " are usual");
        }
        return count <= mean ? 1 - below(count, mean) : above(count, mean);
    }

    private static double below(long count, double mean) {
        double sum = 0;
        double term = count == 0 ? 0 : term(count - 1, mean);
        for (long i = count - 1; i >= 0 && term > sum * 1e-18; i--) {
            sum += term;
            term = term * i / mean;
        }
        return Math.min(1, sum);
    }

    // From the largest term on, so that a small tail keeps its digits.
    private static double above(long count, double mean) {
        double term = term(count, mean);
        double sum = 0;
        for (long i = count; term > sum * 1e-18 && i - count < MOST_TERMS; i++) {
            sum += term;
            term = term * mean / (i + 1);
        }
        return sum;
    }

    private static double term(long count, double mean) {
        double log = -mean;
        if (count > 0) {
            log += count * StrictMath.log(mean) - logFactorial(count);
        }
        return StrictMath.exp(log);
    }

    private static double logFactorial(long count) {
        double sum = 0;
        for (long i = 2; i <= count; i++) {
            sum += StrictMath.log((double) i);
        }
        return sum;
    }
}
