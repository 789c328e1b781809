package dev.cuadra.boleta.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import javax.money.Monetary;
import javax.money.MonetaryAmount;

/**
 * Chilean pesos: whole, since the peso has no cents.
 *
 * @param pesos the amount, between −999,999,999,999,999 and 999,999,999,999,999
 */
public record Clp(@JsonValue long pesos) implements Comparable<Clp> {
    /** The largest amount: fifteen digits, so that a share of it in basis points still fits a {@code long}. */
    public static final long MAX = 999_999_999_999_999L;

    /** No pesos. */
    public static final Clp ZERO = new Clp(0);

    public Clp {
        if (pesos < -MAX || pesos > MAX) {
            throw new IllegalArgumentException("Amount out of range: " + pesos);
        }
    }

    /**
     * What was computed, rounded to whole pesos as {@code mode} says. Amounts that are each in range may come to more:
     * that is no fault of who computes, but of what came in.
     *
     * @throws ProblemException with code {@code CLP_OUT_OF_RANGE} when it is beyond {@link #MAX}
     */
    public static Clp rounded(BigDecimal amount, RoundingMode mode) {
        BigDecimal whole = amount.setScale(0, mode);
        boolean beyond = whole.abs().compareTo(BigDecimal.valueOf(MAX)) > 0;
        return computed(beyond ? Long.MAX_VALUE : whole.longValueExact());
    }

    private static Clp computed(long pesos) {
        if (pesos < -MAX || pesos > MAX) {
            throw new ProblemException(Texts.BOOK.problem("CLP_OUT_OF_RANGE", Place.NOWHERE, Map.of("max", MAX)));
        }
        return of(pesos);
    }

    /** Wraps {@code pesos}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Clp of(long pesos) {
        return pesos == 0 ? ZERO : new Clp(pesos);
    }

    /** Reads {@code -1234567}: digits alone, with a sign if negative. */
    public static Clp parse(String text) {
        if (!text.matches("-?[0-9]{1,15}")) {
            throw new IllegalArgumentException("Not an amount in whole pesos: '" + text + "'");
        }
        return of(Long.parseLong(text));
    }

    /**
     * The sum; {@link #ZERO} of nothing.
     *
     * @throws ProblemException as {@link #rounded}
     */
    public static Clp sum(Collection<Clp> amounts) {
        return amounts.stream().reduce(ZERO, Clp::plus);
    }

    /**
     * The pesos of a monetary amount.
     *
     * @throws IllegalArgumentException for another currency, or a part of a peso
     */
    public static Clp of(MonetaryAmount amount) {
        if (!amount.getCurrency().getCurrencyCode().equals("CLP")) {
            throw new IllegalArgumentException("Not Chilean pesos: " + amount.getCurrency());
        }
        BigDecimal value = amount.getNumber().numberValueExact(BigDecimal.class);
        try {
            return of(value.longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("Not whole pesos: " + value.toPlainString(), e);
        }
    }

    /** The same as a monetary amount of the host's JSR 354 provider, such as Moneta. */
    public MonetaryAmount toMonetaryAmount() {
        return Monetary.getDefaultAmountFactory()
                .setCurrency("CLP")
                .setNumber(pesos)
                .create();
    }

    /**
     * The sum.
     *
     * @throws ProblemException as {@link #rounded}
     */
    public Clp plus(Clp other) {
        return computed(pesos + other.pesos);
    }

    /**
     * The difference.
     *
     * @throws ProblemException as {@link #rounded}
     */
    public Clp minus(Clp other) {
        return computed(pesos - other.pesos);
    }

    /**
     * The product, rounded to whole pesos as {@code mode} says.
     *
     * @throws ProblemException as {@link #rounded}
     */
    public Clp times(BigDecimal factor, RoundingMode mode) {
        return rounded(BigDecimal.valueOf(pesos).multiply(factor), mode);
    }

    /** Whether this is less than nothing. */
    public boolean isNegative() {
        return pesos < 0;
    }

    /** Whether this is nothing. */
    public boolean isZero() {
        return pesos == 0;
    }

    @Override
    public int compareTo(Clp other) {
        return Long.compare(pesos, other.pesos);
    }

    /** The digits, which {@link #parse} reads back. */
    @Override
    public String toString() {
        return Long.toString(pesos);
    }
}
