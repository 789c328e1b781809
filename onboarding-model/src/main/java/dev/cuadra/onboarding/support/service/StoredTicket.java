package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.support.TicketEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A ticket as it is stored: what happened in plain, what people wrote sealed.
 *
 * @param requester the document of who asked
 * @param open whether somebody still has to do something
 * @param events what happened, in order
 * @param texts what people wrote, by what it was written with
 */
record StoredTicket(UUID requester, boolean open, List<TicketEvent> events, Map<String, String> texts) {
    StoredTicket {
        Objects.requireNonNull(requester, "requester");
        events = List.copyOf(events);
        texts = Map.copyOf(texts);
    }

    /** What outlives the person. */
    record Plain(UUID requester, boolean open, List<TicketEvent> events) {
        Plain {
            events = List.copyOf(events);
        }
    }

    /** Nothing of the texts. */
    @Override
    public String toString() {
        return "StoredTicket[" + events.size() + " events]";
    }
}
