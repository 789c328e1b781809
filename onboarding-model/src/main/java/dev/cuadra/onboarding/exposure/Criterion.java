package dev.cuadra.onboarding.exposure;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bar that a customer has to reach before a phase takes it.
 *
 * @param fact the name of the fact, such as {@code contractors_per_month}
 * @param comparison how the fact compares with the bar
 * @param bar a word for {@link Comparison#IS}, else a decimal
 * @source EXPO-5
 */
public record Criterion(String fact, Comparison comparison, String bar) {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    /** How a fact compares. */
    public enum Comparison {
        /** The same word, letter by letter. */
        IS("="),
        /** Not below. */
        AT_LEAST(">="),
        /** Above. */
        ABOVE(">"),
        /** Not above. */
        AT_MOST("<="),
        /** Below. */
        BELOW("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** As it is written in a definition. */
        public String sign() {
            return sign;
        }
    }

    public Criterion {
        Objects.requireNonNull(comparison, "comparison");
        if (fact.isBlank() || bar.isBlank()) {
            throw new IllegalArgumentException("A criterion has a fact and a bar");
        }
        if (comparison != Comparison.IS && !isDecimal(bar)) {
            throw new IllegalArgumentException("Not a decimal: '" + bar + "'");
        }
    }

    /** Whether that is a decimal as facts and bars are written: {@code -12.5}. */
    public static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    /** Whether the customer reaches it; empty when nobody can tell. */
    Optional<Boolean> met(Facts facts) {
        Optional<String> known = facts.of(fact);
        if (comparison == Comparison.IS) {
            return known.map(bar::equals);
        }
        return known.filter(Criterion::isDecimal).map(value -> compares(new BigDecimal(value)));
    }

    private boolean compares(BigDecimal value) {
        int sign = value.compareTo(new BigDecimal(bar));
        return switch (comparison) {
            case IS -> sign == 0;
            case AT_LEAST -> sign >= 0;
            case ABOVE -> sign > 0;
            case AT_MOST -> sign <= 0;
            case BELOW -> sign < 0;
        };
    }

    /** {@code contractors_per_month >= 20}. */
    @Override
    public String toString() {
        return fact + " " + comparison.sign() + " " + bar;
    }
}
