package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Map;

/** How far an incident is. */
public enum IncidentStatus {
    /** Nobody knows yet what it is. */
    INVESTIGATING,
    /** Somebody knows what it is. */
    IDENTIFIED,
    /** It is being put right. */
    RESOLVING,
    /** It is over. */
    RESOLVED;

    /** In words. */
    public Text label() {
        return Texts.BOOK.text("OPERATION_INCIDENT." + name(), Map.of());
    }
}
