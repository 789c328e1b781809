package dev.cuadra.adapter.report.internal;

import dev.cuadra.layby.money.MinorUnits;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.money.MonetaryAmount;

/**
 * Amounts and numbers as the readers of a language write them, {@code 1.234,50} in Spanish and {@code 1,234.50} in
 * English, with as many decimals as the currency has. Written out here and not by the platform, whose customs change
 * with its releases. For one page and one thread.
 */
public final class Amounts {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,10})?");
    private static final Pattern WITH_CURRENCY = Pattern.compile("(-?[0-9]{1,20}(?:\\.[0-9]{1,10})?) ([A-Z]{3})");

    private final Words words;
    private final char group;
    private final char point;

    public Amounts(Words words) {
        boolean english = words.language().equals("en");
        this.words = words;
        this.group = english ? ',' : '.';
        this.point = english ? '.' : ',';
    }

    /** {@code 1,234.50}. */
    public String figure(MonetaryAmount amount) {
        return plain(MinorUnits.text(amount));
    }

    /** {@code NZD 1,234.50}. */
    public String with(MonetaryAmount amount) {
        return amount.getCurrency().getCurrencyCode() + "\u00A0" + figure(amount);
    }

    /** {@code 1,234}. */
    public String number(long number) {
        return plain(Long.toString(number));
    }

    /** The text for {@code key.1} or {@code key.n}, with {@code {n}} as a number. */
    public String count(String key, long n) {
        return words.say(key + (n == 1 ? ".1" : ".n"), "n", number(n));
    }

    /** A figure of a calculation, which comes as {@code 38.50 AUD}; whatever else it is stays as it is. */
    public String calculated(String text) {
        Matcher amount = WITH_CURRENCY.matcher(text);
        return amount.matches() ? amount.group(2) + "\u00A0" + plain(amount.group(1)) : Words.clean(text);
    }

    /** {@code 1234.50} as a reader of the language writes it. */
    String plain(String decimal) {
        if (!PLAIN.matcher(decimal).matches()) {
            throw new IllegalArgumentException("Not a decimal: '" + decimal + "'");
        }
        boolean negative = decimal.charAt(0) == '-';
        int dot = decimal.indexOf('.');
        String whole = decimal.substring(negative ? 1 : 0, dot < 0 ? decimal.length() : dot);
        StringBuilder text = new StringBuilder(whole);
        for (int at = whole.length() - 3; at > 0; at -= 3) {
            text.insert(at, group);
        }
        if (dot >= 0) {
            text.append(point).append(decimal, dot + 1, decimal.length());
        }
        return negative ? "-" + text : text.toString();
    }

    /** How many thousandths of {@code whole} a part is, rounded down so that only all of it is a thousand. */
    public static int thousandths(MonetaryAmount part, MonetaryAmount whole) {
        if (!whole.isPositive() || !part.isPositive()) {
            return 0;
        }
        BigInteger share = BigInteger.valueOf(MinorUnits.count(part))
                .multiply(BigInteger.valueOf(1000))
                .divide(BigInteger.valueOf(MinorUnits.count(whole)));
        return share.min(BigInteger.valueOf(1000)).intValue();
    }
}
