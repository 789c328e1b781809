package dev.cuadra.onboarding.internal;

import dev.cuadra.spi.problem.Text;
import java.util.Map;
import java.util.Set;

/**
 * What units are called in sentences. One that measures nothing, such as a count or a word, is told by its figure alone.
 * Stateless, safe for many threads.
 */
public final class Units {
    /** What is called a unit in a definition and measures nothing. */
    private static final Set<String> NO_MEASURE = Set.of(
            "bool",
            "count",
            "currency",
            "customer",
            "date",
            "direction",
            "enum",
            "event",
            "goal",
            "level",
            "policy",
            "reading",
            "sentiment",
            "sequence",
            "set",
            "source",
            "text",
            "time");

    private Units() {}

    /** A figure with its unit; one that nobody has words for stands as it is written. */
    public static Text measured(Text figure, String unit) {
        if (NO_MEASURE.contains(unit)) {
            return figure;
        }
        Text words = words(unit);
        return new Text(figure.es() + " " + words.es(), figure.en() + " " + words.en());
    }

    private static Text words(String unit) {
        String key = "unit." + unit;
        return Texts.BOOK.keys().contains(key) ? Texts.BOOK.text(key, Map.of()) : new Text(unit, unit);
    }
}
