package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.Stretch;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A ticket as its events tell it.
 *
 * @param id the ticket
 * @param events the events that it took, in order
 * @param state where it stands
 * @param opened when it was opened
 * @param category what it is about
 * @param firstTier who got it first
 * @param tier who has it
 * @param classifications how urgent it was found to be, from when on; the first from its opening
 * @param replies when people replied
 * @param waits when the customer had to answer; the last may still be open
 * @param resolutions when it was solved, and reopened
 * @param escalations when it was handed on
 * @param ratings what the customer said, the newest last
 * @param fired the timers that fired
 * @param followers who hears how it goes on
 */
public record Ticket(
        String id,
        List<TicketEvent> events,
        TicketState state,
        Instant opened,
        String category,
        SupportTier firstTier,
        SupportTier tier,
        Map<Instant, Classification> classifications,
        List<Instant> replies,
        List<Open> waits,
        List<Open> resolutions,
        List<Escalation> escalations,
        List<Integer> ratings,
        Set<TimerMark> fired,
        Set<String> followers) {
    public Ticket {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(opened, "opened");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(firstTier, "firstTier");
        Objects.requireNonNull(tier, "tier");
        events = List.copyOf(events);
        classifications = Collections.unmodifiableMap(new TreeMap<>(classifications));
        replies = List.copyOf(replies);
        waits = List.copyOf(waits);
        resolutions = List.copyOf(resolutions);
        escalations = List.copyOf(escalations);
        ratings = List.copyOf(ratings);
        fired = Set.copyOf(fired);
        followers = Collections.unmodifiableSet(new TreeSet<>(followers));
    }

    /**
     * From an instant on, perhaps until another: a wait until the answer, a solution until it is reopened.
     *
     * @param from its beginning
     * @param to its end, if it has ended
     */
    public record Open(Instant from, Optional<Instant> to) {
        public Open {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        /** As a stretch that ends at {@code now} at the latest. */
        Stretch until(Instant now) {
            return new Stretch(from, to.filter(end -> end.isBefore(now)).orElse(now));
        }
    }

    /** How urgent it is. */
    public Classification classification() {
        return classifications.values().stream()
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    /** The priority that it has. */
    public Priority priority() {
        return classification().priority();
    }

    /** The priority that it had when a move was taken, the first of its kind being 0; not what it became at that instant. */
    Priority priorityBefore(TicketMove move, int number) {
        Priority priority = classifications.values().iterator().next().priority();
        int seen = 0;
        for (TicketEvent event : events) {
            if (event.move() == move && seen++ == number) {
                return priority;
            }
            priority = event.classification().map(Classification::priority).orElse(priority);
        }
        return priority;
    }

    /** Whether it was ever critical. */
    public boolean critical() {
        return classifications.values().stream().anyMatch(one -> one.priority() == Priority.P1);
    }

    /** When it was solved, if it is. */
    public Optional<Instant> resolved() {
        return resolutions.stream()
                .filter(solution -> solution.to().isEmpty())
                .map(Open::from)
                .findFirst();
    }
}
