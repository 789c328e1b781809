package dev.cuadra.adapter.report.internal;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.onboarding.operation.RoleNames;
import dev.cuadra.spi.problem.Text;
import dev.cuadra.spi.problem.TextBook;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words and figures of a page in one language. The figures of boletas are written as in Chile whatever the language:
 * they are read beside forms that are, and a point that means two things on one desk costs money. Those of lay-bys are
 * {@link Amounts}. For one page and one thread.
 */
public final class Words {
    private static final TextBook BOOK = TextBook.read(
            Words.class.getResourceAsStream("texts_es.properties"),
            Words.class.getResourceAsStream("texts_en.properties"));

    private static final Set<String> KEYS = BOOK.keys();

    private final Locale language;
    /** A table says the same few words in every row. */
    private final Map<String, String> said = new HashMap<>();

    public Words(Locale language) {
        this.language = language;
    }

    /** {@code es} or {@code en}. */
    public String language() {
        return new Text("es", "en").in(language);
    }

    /** The text for {@code key}. */
    public String say(String key) {
        return said.computeIfAbsent(key, unsaid -> BOOK.text(unsaid, Map.of()).in(language));
    }

    /** The text for {@code key} with its placeholders filled by names and values in turn. */
    public String say(String key, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            values.put(namesAndValues[at].toString(), namesAndValues[at + 1]);
        }
        return BOOK.text(key, values).in(language);
    }

    /** The text for {@code key}, or {@code other} where there is none. */
    public String sayOr(String key, String other) {
        return KEYS.contains(key) ? say(key) : other;
    }

    /** A text of another module. */
    public String say(Text text) {
        return text.in(language);
    }

    /** What a role is called, as it begins a line. */
    String role(String role) {
        return clean(capital(say(RoleNames.of(role))));
    }

    /** A text as it begins a line. */
    static String capital(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + text.substring(Character.charCount(first));
    }

    /** The text for {@code key.1} or {@code key.n}, with {@code {n}} as a figure. */
    public String count(String key, long n) {
        return say(key + (n == 1 ? ".1" : ".n"), "n", figure(n));
    }

    /** {@code 1.234.567}. */
    public static String figure(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            text.insert(at, '.');
        }
        return number < 0 ? "-" + text : text.toString();
    }

    /** {@code 1.234.567}. */
    public static String figure(Clp amount) {
        return figure(amount.pesos());
    }

    /** {@code 1.234.567,25}: as many decimals as the number has. */
    public static String figure(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() <= 0) {
            return figure(plain.longValueExact());
        }
        String text = plain.abs().toPlainString();
        int point = text.indexOf('.');
        return (plain.signum() < 0 ? "-" : "")
                + figure(Long.parseLong(text.substring(0, point)))
                + ","
                + text.substring(point + 1);
    }

    /**
     * Text from outside with characters that no page may hold, and marks that turn the direction of what follows, made
     * visible: a reason written backwards can say another amount. Escaping is the template's part.
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(unprintable(c) ? 0xFFFD : c));
        return clean.toString();
    }

    private static boolean unprintable(int c) {
        boolean lineOrTab = c == '\n' || c == '\t' || c == '\r';
        int kind = Character.getType(c);
        boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return (kind == Character.CONTROL && !lineOrTab) || kind == Character.SURROGATE || noCharacter || turns(c);
    }

    private static boolean turns(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
