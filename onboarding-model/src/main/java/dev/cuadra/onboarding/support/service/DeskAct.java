package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.support.EscalationFact;
import dev.cuadra.onboarding.support.Protection;
import dev.cuadra.onboarding.support.SupportTier;
import dev.cuadra.onboarding.support.TicketMove;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody does with a ticket.
 *
 * @param move what it is; not the opening, an acknowledgement or a timer, which happen by themselves
 * @param by the id of who does it, which names nobody
 * @param tier to whom it goes, where it is assigned or escalated
 * @param conditions the conditions that hold, where it is reclassified
 * @param marks what must not be taken lightly, where it is reclassified
 * @param handover what is said with an escalation; kept sealed
 * @param steps the steps of the process that are done with it
 * @param rating from 1 to 5, where the customer rates
 * @param text what is written with it; kept sealed
 */
public record DeskAct(
        TicketMove move,
        String by,
        Optional<SupportTier> tier,
        Set<String> conditions,
        Set<Protection> marks,
        Map<EscalationFact, String> handover,
        Set<String> steps,
        Optional<Integer> rating,
        String text) {
    private static final Set<TicketMove> BY_ITSELF = Set.of(TicketMove.OPEN, TicketMove.ACKNOWLEDGE, TicketMove.TIMER);

    public DeskAct {
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(rating, "rating");
        Objects.requireNonNull(text, "text");
        if (BY_ITSELF.contains(move) || by.isBlank()) {
            throw new IllegalArgumentException(move + " by '" + by + "' is nothing that somebody does");
        }
        if ((move == TicketMove.RECLASSIFY) == conditions.isEmpty()) {
            throw new IllegalArgumentException(move + " with the conditions " + conditions);
        }
        conditions = Collections.unmodifiableSet(new TreeSet<>(conditions));
        marks = Collections.unmodifiableSet(new TreeSet<>(marks));
        handover = Collections.unmodifiableMap(new TreeMap<>(handover));
        steps = Collections.unmodifiableSet(new TreeSet<>(steps));
    }

    /** Work begins, the customer has answered, it is closed or reopened: nothing more to be said. */
    public static DeskAct of(TicketMove move, String by) {
        return plain(move, by, Set.of(), "");
    }

    /** The customer is answered. */
    public static DeskAct reply(String by, String text) {
        return plain(TicketMove.REPLY, by, Set.of(), text);
    }

    /** The customer has to answer a question. */
    public static DeskAct ask(String by, String question) {
        return plain(TicketMove.WAIT, by, Set.of(), question);
    }

    /** It is solved. */
    public static DeskAct resolve(String by, Set<String> steps, String solution) {
        return plain(TicketMove.RESOLVE, by, steps, solution);
    }

    /** Steps of the process were done. */
    public static DeskAct note(String by, Set<String> steps, String text) {
        return plain(TicketMove.NOTE, by, steps, text);
    }

    /** It is given to a tier. */
    public static DeskAct assign(String by, SupportTier tier) {
        return new DeskAct(
                TicketMove.ASSIGN, by, Optional.of(tier), Set.of(), Set.of(), Map.of(), Set.of(), Optional.empty(), "");
    }

    /** It is handed to a higher tier, with what has to be said. */
    public static DeskAct escalate(String by, SupportTier tier, Map<EscalationFact, String> handover) {
        return new DeskAct(
                TicketMove.ESCALATE,
                by,
                Optional.of(tier),
                Set.of(),
                Set.of(),
                handover,
                Set.of(),
                Optional.empty(),
                "");
    }

    /** Other conditions hold than it was thought. */
    public static DeskAct reclassify(String by, Set<String> conditions, Set<Protection> marks) {
        return new DeskAct(
                TicketMove.RECLASSIFY,
                by,
                Optional.empty(),
                conditions,
                marks,
                Map.of(),
                Set.of(),
                Optional.empty(),
                "");
    }

    /** The customer says how content they are. */
    public static DeskAct rate(String by, int rating, String text) {
        return new DeskAct(
                TicketMove.RATE,
                by,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Optional.of(rating),
                text);
    }

    private static DeskAct plain(TicketMove move, String by, Set<String> steps, String text) {
        return new DeskAct(move, by, Optional.empty(), Set.of(), Set.of(), Map.of(), steps, Optional.empty(), text);
    }

    /** What is done, and nothing of what is written. */
    @Override
    public String toString() {
        return "DeskAct[" + move + "]";
    }
}
