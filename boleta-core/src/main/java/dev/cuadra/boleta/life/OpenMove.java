package dev.cuadra.boleta.life;

import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What may still be done with a boleta.
 *
 * @param move what
 * @param from the first day; empty when it may be done since the boleta was made
 * @param until the last day
 * @param after what follows when nobody does it in time
 * @param source who says so
 * @param confidence how well that is established
 */
public record OpenMove(
        LifeMove move, Optional<LocalDate> from, LocalDate until, Text after, String source, Confidence confidence) {
    public OpenMove {
        Objects.requireNonNull(move, "move");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(confidence, "confidence");
    }
}
