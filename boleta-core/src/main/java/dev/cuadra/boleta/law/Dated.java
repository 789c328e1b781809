package dev.cuadra.boleta.law;

import dev.cuadra.spi.problem.Confidence;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A value of law with the days on which it is in force.
 *
 * @param from the first day
 * @param until the last day; empty while no end is enacted
 * @param value the value
 * @param source the text that says so
 * @param confidence how well it is established
 */
public record Dated<T>(LocalDate from, Optional<LocalDate> until, T value, String source, Confidence confidence) {
    public Dated {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(confidence, "confidence");
        if (source.isBlank()) {
            throw new IllegalArgumentException("A value of law has a source: from " + from);
        }
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException("In force from " + from + " until " + until.get());
        }
    }

    /** Whether the value is in force on {@code day}. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until.isEmpty() || !day.isAfter(until.get()));
    }
}
