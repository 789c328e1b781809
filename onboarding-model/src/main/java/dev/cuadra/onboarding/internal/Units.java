package dev.cuadra.onboarding.internal;

import dev.cuadra.spi.problem.Text;
import java.util.Map;

/** What units are called in sentences. Stateless, safe for many threads. */
public final class Units {
    private Units() {}

    /** A unit in words; one that nobody has words for as it is written. */
    public static Text of(String unit) {
        String key = "unit." + unit;
        return Texts.BOOK.keys().contains(key) ? Texts.BOOK.text(key, Map.of()) : new Text(unit, unit);
    }
}
