package dev.cuadra.onboarding.operation;

import dev.cuadra.spi.problem.Text;
import java.util.Objects;

/**
 * A figure that a meeting looks at.
 *
 * @param metric its key
 * @param title what it is
 * @param unit its unit
 * @param role who brings it
 */
public record MeetingFigure(String metric, Text title, String unit, String role) {
    public MeetingFigure {
        if (metric.isBlank() || unit.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException("A figure has a key, a unit and a role: " + metric);
        }
        Objects.requireNonNull(title, "title");
    }
}
