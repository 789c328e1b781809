package dev.cuadra.layby.integrity;

import dev.cuadra.spi.problem.Text;
import java.util.Objects;

/**
 * A line of a report that a person reads.
 *
 * @param name its name for programs
 * @param label its label
 * @param value what it says
 */
public record LabelledValue(String name, Text label, String value) {
    public LabelledValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(value, "value");
    }
}
