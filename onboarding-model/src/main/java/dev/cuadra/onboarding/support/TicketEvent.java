package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Refused;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that happened to a ticket. It names nobody and quotes nobody: texts of people are kept elsewhere.
 *
 * @param id identifies it within its ticket
 * @param at when it happened
 * @param move what happened
 * @param by the id of who did it; {@code system} for what happens by itself
 * @param category what it is about, where a ticket is opened or reclassified
 * @param classification how urgent it is, where a ticket is opened or reclassified
 * @param tier who has it now, where it is opened, assigned or escalated
 * @param facts what was said with an escalation
 * @param steps the steps of the process that were done with it
 * @param rating from 1 to 5, where the customer rates
 * @param mark what passed, where a timer fired
 */
public record TicketEvent(
        String id,
        Instant at,
        TicketMove move,
        String by,
        Optional<String> category,
        Optional<Classification> classification,
        Optional<SupportTier> tier,
        Set<EscalationFact> facts,
        Set<String> steps,
        Optional<Integer> rating,
        Optional<TimerMark> mark) {
    /** Who does what happens by itself. */
    public static final String SYSTEM = "system";

    /** By time; of one time the opening first, then by id. What arrives first does not matter. */
    public static final Comparator<TicketEvent> ORDER = Comparator.comparing(TicketEvent::at)
            .thenComparing(event -> event.move() != TicketMove.OPEN)
            .thenComparing(TicketEvent::id)
            .thenComparing(TicketEvent::toString);

    public TicketEvent {
        Objects.requireNonNull(at, "at");
        if (id.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException("An event without an id, or by nobody");
        }
        boolean classifies = move == TicketMove.OPEN || move == TicketMove.RECLASSIFY;
        need(classifies == classification.isPresent(), move, "classification");
        need(move != TicketMove.OPEN || category.isPresent(), move, "category");
        need(classifies || category.isEmpty(), move, "category");
        boolean tiered = move == TicketMove.OPEN || move == TicketMove.ASSIGN || move == TicketMove.ESCALATE;
        need(tiered == tier.isPresent(), move, "tier");
        need((move == TicketMove.RATE) == rating.isPresent(), move, "rating");
        need((move == TicketMove.TIMER) == mark.isPresent(), move, "mark");
        need(move == TicketMove.ESCALATE || facts.isEmpty(), move, "facts");
        if (rating.filter(stars -> stars < 1 || stars > 5).isPresent()) {
            throw Refused.because("BETWEEN", Map.of("value", rating.get(), "least", 1, "most", 5));
        }
        facts = Collections.unmodifiableSet(new TreeSet<>(facts));
        steps = Collections.unmodifiableSet(new TreeSet<>(steps));
    }

    private static void need(boolean right, TicketMove move, String member) {
        if (!right) {
            throw Refused.because("TICKET_MEMBER", Map.of("move", move, "member", member));
        }
    }

    /** A ticket is opened. */
    public static TicketEvent open(
            String id, Instant at, String category, Classification classification, SupportTier tier) {
        return new TicketEvent(
                id,
                at,
                TicketMove.OPEN,
                SYSTEM,
                Optional.of(category),
                Optional.of(classification),
                Optional.of(tier),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** An event that needs nothing but the steps that were done with it. */
    public static TicketEvent of(String id, Instant at, TicketMove move, String by, Set<String> steps) {
        return plain(id, at, move, by, Optional.empty(), Set.of(), steps);
    }

    /** It is given to a tier. */
    public static TicketEvent assign(String id, Instant at, String by, SupportTier tier) {
        return plain(id, at, TicketMove.ASSIGN, by, Optional.of(tier), Set.of(), Set.of());
    }

    /** It is handed to a higher tier. */
    public static TicketEvent escalate(
            String id, Instant at, String by, SupportTier tier, Set<EscalationFact> facts, Set<String> steps) {
        return plain(id, at, TicketMove.ESCALATE, by, Optional.of(tier), facts, steps);
    }

    /** It is more or less urgent than it was thought. */
    public static TicketEvent reclassify(String id, Instant at, String by, Classification classification) {
        return new TicketEvent(
                id,
                at,
                TicketMove.RECLASSIFY,
                by,
                Optional.empty(),
                Optional.of(classification),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The customer rates it. */
    public static TicketEvent rate(String id, Instant at, String by, int rating) {
        return new TicketEvent(
                id,
                at,
                TicketMove.RATE,
                by,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.of(rating),
                Optional.empty());
    }

    /** A part of a target has passed, and somebody was told. */
    public static TicketEvent timer(String id, Instant at, TimerMark mark) {
        return new TicketEvent(
                id,
                at,
                TicketMove.TIMER,
                SYSTEM,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.of(mark));
    }

    private static TicketEvent plain(
            String id,
            Instant at,
            TicketMove move,
            String by,
            Optional<SupportTier> tier,
            Set<EscalationFact> facts,
            Set<String> steps) {
        return new TicketEvent(
                id,
                at,
                move,
                by,
                Optional.empty(),
                Optional.empty(),
                tier,
                facts,
                steps,
                Optional.empty(),
                Optional.empty());
    }
}
