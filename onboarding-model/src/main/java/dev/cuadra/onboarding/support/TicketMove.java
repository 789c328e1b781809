package dev.cuadra.onboarding.support;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What happens to a ticket, from where it may, and where that leads.
 *
 * @source SUP-07
 */
public enum TicketMove {
    /** A customer asks. Always the first. */
    OPEN("", "NEW"),
    /** The automatic acknowledgement; no human reply. */
    ACKNOWLEDGE("NEW ASSIGNED IN_PROGRESS WAITING_CUSTOMER ESCALATED RESOLVED REOPENED", ""),
    /** Given to a tier, and perhaps to a person. */
    ASSIGN("NEW ASSIGNED IN_PROGRESS ESCALATED REOPENED", "ASSIGNED"),
    /** Work begins. */
    START("ASSIGNED ESCALATED REOPENED", "IN_PROGRESS"),
    /** A person answers the customer. */
    REPLY("NEW ASSIGNED IN_PROGRESS WAITING_CUSTOMER ESCALATED RESOLVED REOPENED", ""),
    /** The customer has been asked something. */
    WAIT("IN_PROGRESS", "WAITING_CUSTOMER"),
    /** The customer has answered. */
    RESUME("WAITING_CUSTOMER", "IN_PROGRESS"),
    /** Handed to a higher tier. */
    ESCALATE("NEW ASSIGNED IN_PROGRESS WAITING_CUSTOMER ESCALATED REOPENED", "ESCALATED"),
    /** Category, conditions or priority turn out to be others. */
    RECLASSIFY("NEW ASSIGNED IN_PROGRESS WAITING_CUSTOMER ESCALATED RESOLVED REOPENED", ""),
    /** Solved. */
    RESOLVE("IN_PROGRESS WAITING_CUSTOMER", "RESOLVED"),
    /** Done with. */
    CLOSE("RESOLVED", "CLOSED"),
    /** Not solved after all. */
    REOPEN("RESOLVED CLOSED", "REOPENED"),
    /** The customer says how content they are. */
    RATE("RESOLVED CLOSED REOPENED", ""),
    /** Steps of the process were done. */
    NOTE("NEW ASSIGNED IN_PROGRESS WAITING_CUSTOMER ESCALATED RESOLVED CLOSED REOPENED", ""),
    /** A part of a target has passed, and somebody was told. */
    TIMER("NEW ASSIGNED IN_PROGRESS WAITING_CUSTOMER ESCALATED REOPENED", "");

    private final String from;
    private final String to;

    TicketMove(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /** The states in which it may happen; none for the first. */
    public Set<TicketState> from() {
        Set<TicketState> states = EnumSet.noneOf(TicketState.class);
        for (TicketState state : TicketState.values()) {
            if ((" " + from + " ").contains(" " + state.name() + " ")) {
                states.add(state);
            }
        }
        return states;
    }

    /** The state it leads to; empty where the state stays. */
    public Optional<TicketState> to() {
        return to.isEmpty() ? Optional.empty() : Optional.of(TicketState.valueOf(to));
    }
}
