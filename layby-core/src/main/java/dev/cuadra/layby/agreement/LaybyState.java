package dev.cuadra.layby.agreement;

/**
 * Where a lay-by stands. That something is overdue is not a state: it follows from the schedule and the day.
 *
 * @source LIF-01, LIF-02, LIF-03
 */
public enum LaybyState {
    /** Not accepted yet: nothing is held, nothing is owed. */
    DRAFT,
    ACTIVE,
    /** Paused at the consumer's wish. */
    ON_HOLD,
    /** In default, after notice and the days to cure it. */
    DEFAULTED,
    /** Nothing is outstanding; the goods wait to be collected. */
    FULLY_PAID,
    /** The goods were handed over. */
    COMPLETED,
    /** Ended by the consumer; what goes back is not sent yet. */
    CANCELLED,
    /** Ended by the supplier; what goes back is not sent yet. */
    TERMINATED,
    /** Ended, and some of what goes back is on its way. */
    REFUND_PENDING,
    /** Ended, and all that goes back has arrived. */
    CLOSED;

    /** Whether it came to its end, one way or the other. */
    public boolean ended() {
        return compareTo(COMPLETED) >= 0;
    }
}
