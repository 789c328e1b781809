package dev.cuadra.onboarding.support;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * That a ticket was handed to a higher tier.
 *
 * @param event the event
 * @param at when
 * @param by who did it, and follows the ticket from then on
 * @param from the tier before
 * @param to the tier since
 * @param facts what was said with it
 * @source SUP-05
 */
public record Escalation(
        String event, Instant at, String by, SupportTier from, SupportTier to, Set<EscalationFact> facts) {
    public Escalation {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        facts = Collections.unmodifiableSet(new TreeSet<>(facts));
    }

    /** Whether a timer did it; then there was nobody to say anything. */
    public boolean automatic() {
        return by.equals(TicketEvent.SYSTEM);
    }

    /** What should have been said and was not. */
    public List<EscalationFact> missing() {
        return automatic()
                ? List.of()
                : Arrays.stream(EscalationFact.values())
                        .filter(fact -> !facts.contains(fact))
                        .toList();
    }
}
