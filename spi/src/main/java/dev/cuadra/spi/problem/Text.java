package dev.cuadra.spi.problem;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A sentence in the two languages of the product.
 *
 * @param es the Spanish wording
 * @param en the English wording
 */
public record Text(String es, String en) {
    private static final Pattern POINT = Pattern.compile("(?<=[0-9])\\.(?=[0-9])");

    public Text {
        Objects.requireNonNull(es, "es");
        Objects.requireNonNull(en, "en");
    }

    /**
     * Figures as people write them: with a decimal comma in Spanish, with a point in English. It is for numbers that are
     * told; what was typed is shown as it was typed, and data keep their points.
     *
     * @param data the figures as they stand in data, with decimal points and nothing between thousands, such as
     *     {@code 15.25} or {@code 66.66 AUD × 5, 66.70 AUD}
     */
    public static Text figure(Object data) {
        String plain = data.toString();
        return new Text(POINT.matcher(plain).replaceAll(","), plain);
    }

    /** The same values, those that are strings as {@link #figure figures}. */
    public static Map<String, Object> figures(Map<String, ?> values) {
        Map<String, Object> told = new LinkedHashMap<>();
        values.forEach((name, value) -> told.put(name, value instanceof String data ? figure(data) : value));
        return told;
    }

    /** The wording for {@code locale}: English where its language is English, else Spanish. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : es;
    }
}
