package dev.cuadra.onboarding.support;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the events of a ticket come to.
 *
 * @param ticket the ticket; empty when nothing opens it
 * @param refused the events that it did not take, the earliest first; they changed nothing
 * @source SUP-07
 */
public record TicketReplay(Optional<Ticket> ticket, List<Refusal> refused) {
    public TicketReplay {
        Objects.requireNonNull(ticket, "ticket");
        refused = List.copyOf(refused);
    }

    /**
     * Tells events again. In which order they arrive does not matter; an event that arrives twice counts once.
     *
     * @param now events after it have not happened yet
     */
    public static TicketReplay of(String id, Collection<TicketEvent> events, Instant now) {
        TicketLife life = new TicketLife(id);
        events.stream()
                .filter(event -> !event.at().isAfter(now))
                .sorted(TicketEvent.ORDER)
                .forEach(life::tell);
        return new TicketReplay(life.ticket(), life.refused());
    }
}
