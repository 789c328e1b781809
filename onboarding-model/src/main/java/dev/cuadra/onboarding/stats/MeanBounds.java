package dev.cuadra.onboarding.stats;

import java.util.List;

/**
 * Bounds of a mean by Student's t: the mean less or plus {@code t(n-1) × s / √n}. Stateless, safe for many threads.
 *
 * @source GATE-13
 */
public final class MeanBounds {
    private static final int HALVINGS = 200;
    private static final double FAR = 1e9;

    private MeanBounds() {}

    /**
     * The bounds of the mean behind {@code values}.
     *
     * @throws IllegalArgumentException for fewer than two values
     */
    public static Bounds of(List<Double> values, Certainty certainty) {
        int n = values.size();
        if (n < 2) {
            throw new IllegalArgumentException("A mean has bounds from two values on: " + n);
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double mean = sum(sorted, 0, false) / n;
        double deviation = StrictMath.sqrt(sum(sorted, mean, true) / (n - 1));
        double reach = t(n - 1, certainty.tail()) * deviation / StrictMath.sqrt(n);
        return new Bounds(mean - reach, mean + reach);
    }

    // In the order of size, so that the order of the values does not show in the last bit.
    private static double sum(double[] values, double mean, boolean squared) {
        double sum = 0;
        for (double value : values) {
            double off = value - mean;
            sum += squared ? off * off : off;
        }
        return sum;
    }

    /** The value that Student's t with {@code freedom} degrees exceeds with probability {@code tail}. */
    public static double t(int freedom, double tail) {
        if (freedom < 1 || tail <= 0 || tail > 0.5) {
            throw new IllegalArgumentException("No quantile for " + freedom + " degrees and " + tail);
        }
        double low = 0;
        double high = FAR;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double beyond = Beta.regularised(freedom / (freedom + middle * middle), freedom / 2.0, 0.5) / 2;
            if (beyond > tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
