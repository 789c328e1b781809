package dev.cuadra.onboarding.operation;

import dev.cuadra.spi.problem.Text;
import java.util.Objects;

/**
 * A value that a plan states.
 *
 * @param metric its key
 * @param title what it is
 * @param value the value; {@code config} where the plan leaves it open
 * @param unit its unit
 * @param role who answers for it
 */
public record PlanSetting(String metric, Text title, String value, String unit, String role) {
    public PlanSetting {
        if (metric.isBlank() || value.isBlank() || unit.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException("A setting has a key, a value, a unit and a role: " + metric);
        }
        Objects.requireNonNull(title, "title");
    }

    /** Whether the plan leaves it open. */
    public boolean open() {
        return value.equals("config");
    }
}
