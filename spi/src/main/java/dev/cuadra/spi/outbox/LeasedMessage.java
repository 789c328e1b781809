package dev.cuadra.spi.outbox;

import dev.cuadra.spi.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A message in the hands of one dispatcher until the lease ends.
 *
 * @param tenant whose message it is
 * @param message the message
 * @param attempt which attempt this is, from 1
 * @param lease what proves the holder; a new one with each attempt
 * @param until when the message may be given to another
 * @param abandoned whether the attempt before this one ended without a word: its holder may have died before, while or
 *     after it sent the message, and nobody knows
 */
public record LeasedMessage(
        TenantId tenant, OutgoingMessage message, int attempt, UUID lease, Instant until, boolean abandoned) {
    /** A message whose attempt before, if any, left a word. */
    public LeasedMessage(TenantId tenant, OutgoingMessage message, int attempt, UUID lease, Instant until) {
        this(tenant, message, attempt, lease, until, false);
    }
}
