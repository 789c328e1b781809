package dev.cuadra.onboarding.knowledge;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Locale;
import java.util.Map;

/** How bad a known issue is, the worst first. */
public enum Severity {
    /** Nobody can work. */
    CRITICAL,
    /** Much is in the way. */
    HIGH,
    /** Something is in the way. */
    MEDIUM,
    /** Hardly anything is in the way. */
    LOW;

    /** As it is written: {@code critical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words. */
    public Text label() {
        return Texts.BOOK.text("KNOWLEDGE_SEVERITY." + name(), Map.of());
    }
}
