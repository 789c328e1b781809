package dev.cuadra.onboarding.knowledge;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Locale;
import java.util.Map;

/** How far a known issue is, in order. */
public enum IssueStatus {
    /** Somebody reported it. */
    NEW,
    /** Somebody looks for the reason. */
    INVESTIGATING,
    /** Somebody puts it right. */
    IN_PROGRESS,
    /** It is put right. */
    RESOLVED;

    /** As it is written: {@code in-progress}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words. */
    public Text label() {
        return Texts.BOOK.text("KNOWLEDGE_STATUS." + name(), Map.of());
    }

    /** Whether an issue may go from here to {@code next}: forward, or from the end back to the search for the reason. */
    public boolean leadsTo(IssueStatus next) {
        return next.compareTo(this) > 0 || (this == RESOLVED && next == INVESTIGATING);
    }
}
