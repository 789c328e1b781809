package dev.cuadra.layby.money;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.MonetaryAmount;
import javax.money.UnknownCurrencyException;
import org.javamoney.moneta.FastMoney;

/**
 * Amounts as whole numbers of the smallest unit of their currency: cents, pesos, fils. Everything in this module that
 * holds an amount holds it {@link #exact exactly}: at most as many decimals as the currency has, none lost, so that
 * equal amounts are equal values.
 *
 * @source MON-01
 */
public final class MinorUnits {
    /** The largest amount, in whole units of the currency: ten million million. */
    public static final long LARGEST = 10_000_000_000_000L;

    private static final BigDecimal LIMIT = BigDecimal.valueOf(LARGEST);
    /** Looking one up asks every provider there is, and a log names its currency in each line. */
    private static final Map<String, CurrencyUnit> SEEN = new ConcurrentHashMap<>();

    /** What a provider is asked for may be taken for an expression: "AU." would be the Australian dollar. */
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,10})?");

    private MinorUnits() {}

    /** {@code units} of the smallest unit: 1234 of AUD is 12.34. */
    public static MonetaryAmount of(long units, CurrencyUnit currency) {
        return exact(BigDecimal.valueOf(units, currency.getDefaultFractionDigits()), currency);
    }

    /** Nothing. */
    public static MonetaryAmount zero(CurrencyUnit currency) {
        return FastMoney.zero(currency);
    }

    /** How many of the smallest unit an amount is: 12.34 AUD is 1234. */
    public static long count(MonetaryAmount amount) {
        return decimal(amount)
                .movePointRight(amount.getCurrency().getDefaultFractionDigits())
                .longValueExact();
    }

    /**
     * The same amount in the one form that this module computes with.
     *
     * @throws ProblemException with code {@code AMOUNT_SCALE} when it is finer than the smallest unit, or
     *     {@code AMOUNT_TOO_LARGE}
     */
    public static MonetaryAmount exact(MonetaryAmount amount) {
        BigDecimal decimal = amount.getNumber().numberValueExact(BigDecimal.class);
        // The scale of a FastMoney itself is always 5; that of its decimal is the one that counts.
        if (amount instanceof FastMoney
                && decimal.scale() <= digits(amount.getCurrency())
                && decimal.abs().compareTo(LIMIT) <= 0) {
            return amount;
        }
        return exact(decimal, amount.getCurrency());
    }

    /**
     * An amount from its decimal.
     *
     * @throws ProblemException with code {@code AMOUNT_SCALE} or {@code AMOUNT_TOO_LARGE}
     */
    public static MonetaryAmount exact(BigDecimal amount, CurrencyUnit currency) {
        if (amount.abs().compareTo(LIMIT) > 0) {
            throw problem("AMOUNT_TOO_LARGE", Map.of("max", LARGEST, "currency", currency.getCurrencyCode()));
        }
        if (amount.stripTrailingZeros().scale() > digits(currency)) {
            throw problem(
                    "AMOUNT_SCALE",
                    Map.of(
                            "amount", amount.toPlainString(),
                            "currency", currency.getCurrencyCode(),
                            "decimals", digits(currency)));
        }
        return FastMoney.of(amount, currency);
    }

    /**
     * Reads a decimal such as {@code 12.34} and a currency code such as {@code AUD}.
     *
     * @throws ProblemException with code {@code AMOUNT_NOT_DECIMAL}, {@code CURRENCY_UNKNOWN}, {@code AMOUNT_SCALE} or
     *     {@code AMOUNT_TOO_LARGE}
     */
    public static MonetaryAmount parse(String amount, String currency) {
        if (!DECIMAL.matcher(amount).matches()) {
            throw problem("AMOUNT_NOT_DECIMAL", Map.of("amount", amount));
        }
        return exact(new BigDecimal(amount), currency(currency));
    }

    /**
     * The currency with an ISO 4217 code.
     *
     * @throws ProblemException with code {@code CURRENCY_UNKNOWN}
     */
    public static CurrencyUnit currency(String code) {
        CurrencyUnit seen = SEEN.get(code);
        if (seen != null) {
            return seen;
        }
        try {
            CurrencyUnit currency = CODE.matcher(code).matches() ? Monetary.getCurrency(code) : null;
            if (currency != null && currency.getDefaultFractionDigits() >= 0) {
                SEEN.put(code, currency);
                return currency;
            }
        } catch (UnknownCurrencyException e) {
            // Said below, like a code that is none of money.
        }
        throw problem("CURRENCY_UNKNOWN", Map.of("currency", code));
    }

    /** The decimal with as many decimals as the currency has: {@code 12.30}. */
    public static String text(MonetaryAmount amount) {
        return decimal(amount).toPlainString();
    }

    /**
     * A share of an amount, rounded to the smallest unit.
     *
     * @param percent hundredths: 1.5 is one and a half per cent
     * @source MON-03
     */
    public static MonetaryAmount percent(MonetaryAmount amount, BigDecimal percent, RoundingMode rounding) {
        BigDecimal share = decimal(amount).multiply(percent).movePointLeft(2);
        return exact(share.setScale(digits(amount.getCurrency()), rounding), amount.getCurrency());
    }

    /** The smaller of two amounts of one currency. */
    public static MonetaryAmount min(MonetaryAmount one, MonetaryAmount other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** The larger of two amounts of one currency. */
    public static MonetaryAmount max(MonetaryAmount one, MonetaryAmount other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static BigDecimal decimal(MonetaryAmount amount) {
        return amount.getNumber()
                .numberValueExact(BigDecimal.class)
                .setScale(digits(amount.getCurrency()), RoundingMode.UNNECESSARY);
    }

    private static int digits(CurrencyUnit currency) {
        return currency.getDefaultFractionDigits();
    }

    private static ProblemException problem(String code, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.NOWHERE, values));
    }
}
