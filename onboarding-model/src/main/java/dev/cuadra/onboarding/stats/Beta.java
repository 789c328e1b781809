package dev.cuadra.onboarding.stats;

/** The regularised incomplete beta function and its inverse. */
final class Beta {
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };
    private static final double SHIFT = 7.5;
    private static final double TINY = 1e-300;
    private static final double CLOSE = 1e-16;
    private static final int MOST_STEPS = 1_000_000;
    private static final int HALVINGS = 200;

    private Beta() {}

    /** The share below which a beta variable lies with probability {@code probability}. */
    static double quantile(double probability, double a, double b) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (regularised(middle, a, b) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The probability that a beta variable lies below {@code x}, from 0 to 1. */
    static double regularised(double x, double a, double b) {
        double front = StrictMath.exp(
                logGamma(a + b) - logGamma(a) - logGamma(b) + a * StrictMath.log(x) + b * StrictMath.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** Lentz's way through the continued fraction. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            double step = d * c;
            value *= step;
            if (StrictMath.abs(step - 1) < CLOSE) {
                break;
            }
        }
        return value;
    }

    private static double away(double value) {
        return StrictMath.abs(value) < TINY ? TINY : value;
    }

    private static double logGamma(double x) {
        double z = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z + i);
        }
        double t = z + SHIFT;
        return StrictMath.log(2 * StrictMath.PI) / 2 + (z + 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
