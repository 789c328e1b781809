package dev.cuadra.onboarding.audience.service;

import dev.cuadra.onboarding.audience.Channel;
import java.util.Objects;
import java.util.UUID;

/**
 * A message to somebody in the outbox, or on its way.
 *
 * @param person who gets it
 * @param channel on which channel
 * @param message its id there
 */
public record Sent(UUID person, Channel channel, UUID message) {
    public Sent {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(message, "message");
    }
}
