package dev.cuadra.onboarding.support;

/** Where a ticket stands. */
public enum TicketState {
    /** Opened, and nobody's yet. */
    NEW,
    /** Somebody's. */
    ASSIGNED,
    /** Being worked on. */
    IN_PROGRESS,
    /** The customer has to answer: the resolution clock stands still. */
    WAITING_CUSTOMER,
    /** Handed to a higher tier, where nobody has begun yet; the clocks run on. */
    ESCALATED,
    /** Solved, as we think. */
    RESOLVED,
    /** Solved and done. */
    CLOSED,
    /** Not solved after all. */
    REOPENED;

    /** Whether somebody still has to do something. */
    public boolean open() {
        return this != RESOLVED && this != CLOSED;
    }
}
