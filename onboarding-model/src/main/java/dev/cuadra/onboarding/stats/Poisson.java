package dev.cuadra.onboarding.stats;

/**
 * How likely a count is by chance alone. Stateless, safe for many threads.
 *
 * @source GATE-3
 */
public final class Poisson {
    private static final int MOST_TERMS = 10_000_000;
    private static final long SUMMED = 256;

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
        if (count > SUMMED) {
            return large((double) count, mean);
        }
        double log = -mean;
        for (long i = 1; i <= count; i++) {
            log += StrictMath.log(mean / i);
        }
        return StrictMath.exp(log);
    }

    /** By Stirling's series, and by how far the count is from the mean, so that nothing large is taken from another. */
    private static double large(double count, double mean) {
        double off = (mean - count) / count;
        double series = 1 / (12 * count) - 1 / (360 * count * count * count);
        return StrictMath.exp(count * (StrictMath.log1p(off) - off) - series)
                / StrictMath.sqrt(2 * StrictMath.PI * count);
    }
}
