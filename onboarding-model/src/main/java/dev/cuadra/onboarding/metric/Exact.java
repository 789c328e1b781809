package dev.cuadra.onboarding.metric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact number: a fraction in lowest terms. Values are compared by cross-multiplication and never rounded before.
 *
 * @param numerator the numerator, of either sign
 * @param denominator the denominator, above 0
 * @source GATE-1
 */
public record Exact(BigInteger numerator, BigInteger denominator) implements Comparable<Exact> {
    /** Nothing. */
    public static final Exact ZERO = of(0);

    private static final int SHOWN = 4;

    public Exact {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("Denominator not above 0: " + denominator);
        }
        if (!denominator.equals(BigInteger.ONE)) {
            BigInteger common = numerator.gcd(denominator);
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    /** A whole number. */
    public static Exact of(long whole) {
        return new Exact(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    /** A decimal. */
    public static Exact of(BigDecimal decimal) {
        return decimal.scale() > 0
                ? new Exact(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                : new Exact(decimal.toBigIntegerExact(), BigInteger.ONE);
    }

    /** The exact value of a double. */
    public static Exact of(double bits) {
        return of(new BigDecimal(bits));
    }

    /** {@code cases} out of {@code of}, times {@code times}. */
    public static Exact share(long cases, long of, long times) {
        return new Exact(BigInteger.valueOf(cases).multiply(BigInteger.valueOf(times)), BigInteger.valueOf(of));
    }

    /** The sum. */
    public Exact plus(Exact other) {
        return new Exact(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The difference. */
    public Exact minus(Exact other) {
        return plus(new Exact(other.numerator.negate(), other.denominator));
    }

    /** The product. */
    public Exact times(Exact other) {
        return new Exact(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException when {@code other} is 0
     */
    public Exact over(Exact other) {
        if (other.signum() == 0) {
            throw new ArithmeticException("Division by zero");
        }
        BigInteger up = numerator.multiply(other.denominator);
        BigInteger down = denominator.multiply(other.numerator);
        return down.signum() < 0 ? new Exact(up.negate(), down.negate()) : new Exact(up, down);
    }

    /** Without its sign. */
    public Exact abs() {
        return new Exact(numerator.abs(), denominator);
    }

    /** -1, 0 or 1. */
    public int signum() {
        return numerator.signum();
    }

    /** The least whole number that is not below. */
    public BigInteger ceiling() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    /** The nearest double, for statistics. */
    public double doubleValue() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), java.math.MathContext.DECIMAL64)
                .doubleValue();
    }

    @Override
    public int compareTo(Exact other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The decimal to show, half up to four places, without zeros at the end. It is never compared. */
    public String shown() {
        BigDecimal rounded = new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), SHOWN, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
    }

    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
