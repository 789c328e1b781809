package dev.cuadra.spi.problem;

import java.util.Locale;
import java.util.Objects;

/**
 * A sentence in the two languages of the product.
 *
 * @param es the Spanish wording
 * @param en the English wording
 */
public record Text(String es, String en) {
    public Text {
        Objects.requireNonNull(es, "es");
        Objects.requireNonNull(en, "en");
    }

    /** The wording for {@code locale}: English where its language is English, else Spanish. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : es;
    }
}
