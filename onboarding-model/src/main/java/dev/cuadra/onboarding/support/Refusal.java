package dev.cuadra.onboarding.support;

import dev.cuadra.spi.problem.Problem;
import java.util.Objects;

/**
 * An event that a ticket does not take, and why.
 *
 * @param event the event
 * @param problem why not
 */
public record Refusal(TicketEvent event, Problem problem) {
    public Refusal {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(problem, "problem");
    }
}
