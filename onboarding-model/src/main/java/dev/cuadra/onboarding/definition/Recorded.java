package dev.cuadra.onboarding.definition;

import java.util.Objects;

/**
 * A reading that a source states or asks for, kept beside the conditions so that it may serve as a fixture. It is no
 * condition.
 *
 * @param id identifies it
 * @param metric the key of the metric
 * @param unit the unit
 * @param value the value as it is stated; empty where the source asks for the reading and states none
 * @param window the window as it is stated; may be empty
 * @source PACK-4
 */
public record Recorded(String id, String metric, String unit, String value, String window) {
    public Recorded {
        if (id.isBlank() || metric.isBlank() || unit.isBlank()) {
            throw new IllegalArgumentException("A stated reading has id, metric and unit");
        }
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(window, "window");
    }
}
