package dev.cuadra.boleta.law;

import dev.cuadra.spi.problem.Confidence;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A public holiday.
 *
 * @param date the day
 * @param name its name in Spanish
 * @param source the law that makes it one
 * @param confidence how well the law's citation is established; the dates themselves are certain
 */
public record Holiday(LocalDate date, String name, String source, Confidence confidence) {
    public Holiday {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(confidence, "confidence");
        if (name.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("A holiday has a name and a law: " + date);
        }
    }
}
