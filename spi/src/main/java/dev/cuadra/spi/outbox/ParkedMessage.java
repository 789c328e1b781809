package dev.cuadra.spi.outbox;

/**
 * A message that waits for a person.
 *
 * @param message the message
 * @param attempts how often it was tried
 * @param reason why it was parked
 */
public record ParkedMessage(OutgoingMessage message, int attempts, String reason) {}
