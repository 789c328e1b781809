package dev.cuadra.onboarding.exposure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A share of the customers, exact to two decimals.
 *
 * @param hundredths hundredths of one per cent, 0 to 10,000: 1250 is 12.5 %
 * @source EXPO-2
 */
public record Percent(int hundredths) implements Comparable<Percent> {
    /** Nobody. */
    public static final Percent NONE = new Percent(0);

    /** Everybody. */
    public static final Percent ALL = new Percent(10_000);

    private static final Pattern FORM = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,20})?");

    public Percent {
        if (hundredths < 0 || hundredths > 10_000) {
            throw new IllegalArgumentException("Not within 0 to 100 per cent: " + hundredths + " hundredths");
        }
    }

    /** Whole per cent, 0 to 100. */
    public static Percent of(int whole) {
        if (whole < 0 || whole > 100) {
            throw new IllegalArgumentException("Not within 0 to 100 per cent: " + whole);
        }
        return new Percent(whole * 100);
    }

    /**
     * The share that a decimal says; nothing is rounded.
     *
     * @throws IllegalArgumentException below 0, above 100, or with a digit other than 0 beyond the second decimal
     */
    public static Percent of(BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("Not within 0 to 100 per cent: " + percent.toString());
        }
        if (percent.signum() != 0 && percent.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("More than two decimals: " + percent.toString());
        }
        return new Percent(percent.movePointRight(2).intValue());
    }

    /**
     * Reads {@code 5} or {@code 12.50}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Percent parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a percentage: '" + text + "'");
        }
        return of(new BigDecimal(text));
    }

    /**
     * So many of {@code population}, halves up.
     *
     * @source EXPO-3
     */
    public int of(long population) {
        return BigDecimal.valueOf(population)
                .multiply(BigDecimal.valueOf(hundredths, 4))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    @Override
    public int compareTo(Percent other) {
        return Integer.compare(hundredths, other.hundredths);
    }

    /** {@code 5} or {@code 12.5}: no more decimals than needed. */
    @Override
    public String toString() {
        BigDecimal exact = BigDecimal.valueOf(hundredths, 2);
        return hundredths == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
