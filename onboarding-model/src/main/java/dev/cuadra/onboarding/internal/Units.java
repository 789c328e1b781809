package dev.cuadra.onboarding.internal;

import dev.cuadra.spi.problem.Text;
import java.util.Map;

/**
 * What units are called in sentences. One that measures nothing, such as a count or a word, is told by its figure alone.
 * Stateless, safe for many threads.
 */
public final class Units {
    private Units() {}

    /** A figure with its unit; one that nobody has words for stands as it is written. */
    public static Text measured(Text figure, String unit) {
        Text words = words(unit);
        return new Text(joined(figure.es(), words.es()), joined(figure.en(), words.en()));
    }

    private static Text words(String unit) {
        String key = "unit." + unit;
        return Texts.BOOK.keys().contains(key) ? Texts.BOOK.text(key, Map.of()) : new Text(unit, unit);
    }

    private static String joined(String figure, String words) {
        return words.isEmpty() ? figure : figure + " " + words;
    }
}
