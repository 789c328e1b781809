package dev.cuadra.runtime;

/**
 * How the messages of one round of dispatch ended.
 *
 * @param delivered delivered and gone from the outbox
 * @param retried to be tried again
 * @param parked kept until a person looks at them
 * @param left not tried, because their lease had ended before; the next round has them
 * @param lost handled, but the lease had passed to another dispatcher meanwhile, so that the message may have gone out
 *     twice unless the plugin knew its id
 */
public record Round(int delivered, int retried, int parked, int left, int lost) {
    /** How many messages the round held. */
    public int size() {
        return delivered + retried + parked + left + lost;
    }
}
