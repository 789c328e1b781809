package dev.cuadra.spi.outbox;

import dev.cuadra.spi.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Hands outgoing messages to one dispatcher at a time. Safe for many threads and processes; never retries by itself;
 * takes no null. Throws {@link dev.cuadra.spi.storage.StorageException} for faults of the medium.
 *
 * <p>A message is leased, then acknowledged, retried later or parked. Competing dispatchers never hold one message
 * together; a lease that ends without a word gives the message to the next one who asks, and tells them so
 * ({@link LeasedMessage#abandoned}). A call under a lease that has
 * ended or passed to another changes nothing and answers false: the caller then cannot know whether the message went
 * out twice, and says so.
 *
 * <p>Time comes in with {@link #lease} alone: a lease has ended once {@code lease} was called with a time at or after
 * its end. Due is what has the earliest time first; of equal times, what was stored first.
 */
public interface Outbox {
    /**
     * Leases messages that are due, oldest first; those due at the same instant by tenant, and of one tenant in the
     * order in which they were committed.
     *
     * @param now the time the lease begins
     * @param hold how long the lease lasts
     * @param limit how many messages at most, 1 to 1,000
     */
    List<LeasedMessage> lease(Instant now, Duration hold, int limit);

    /** The message is delivered and leaves the outbox; false when the lease was lost. */
    boolean acknowledge(LeasedMessage message);

    /** The message is due again at {@code when}, and the attempt has left its word; false when the lease was lost. */
    boolean retry(LeasedMessage message, Instant when, String reason);

    /** The message stays, with its reason, until a person looks at it; false when the lease was lost. */
    boolean park(LeasedMessage message, String reason);

    /** The parked messages of a tenant, oldest first. */
    List<ParkedMessage> parked(TenantId tenant);

    /**
     * The messages of a tenant that have neither left nor been parked, leased ones included, oldest first: for an answer
     * to somebody who asks what is held on them. Empty, not an empty list, from an outbox that cannot tell, and where
     * this is not overridden.
     */
    default Optional<List<OutgoingMessage>> waiting(TenantId tenant) {
        return Optional.empty();
    }
}
