package dev.cuadra.boleta.life;

import dev.cuadra.spi.problem.Problem;
import java.util.Objects;

/**
 * An event that contradicts those before it, or the calendar.
 *
 * @param event the event
 * @param found the state that it found
 * @param problem why it cannot be, and what to do
 */
public record LifeRefusal(LifeEvent event, LifeState found, Problem problem) implements Replay {
    public LifeRefusal {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(problem, "problem");
    }
}
