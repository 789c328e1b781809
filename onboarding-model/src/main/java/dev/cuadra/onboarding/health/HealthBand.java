package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Map;

/**
 * How a customer is doing, in one word.
 *
 * @source HEALTH-4
 */
public enum HealthBand {
    /** From 80 on. */
    HEALTHY,
    /** From 70 to below 80. */
    WATCH,
    /** Below 70, or with an open red flag. */
    WARNING,
    /** Nobody knows: too little is covered. It is never green. */
    UNKNOWN;

    /** In words. */
    public Text label() {
        return Texts.BOOK.text("health.band." + name(), Map.of());
    }
}
