package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.AlertEvent;
import java.util.List;
import java.util.Objects;

/** Events of alerts that one commit added. */
record StoredEvents(String definition, int number, List<AlertEvent> events) {
    StoredEvents {
        Objects.requireNonNull(definition, "definition");
        events = List.copyOf(events);
    }
}
