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
 */
public record LeasedMessage(TenantId tenant, OutgoingMessage message, int attempt, UUID lease, Instant until) {}
