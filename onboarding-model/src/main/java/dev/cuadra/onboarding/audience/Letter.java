package dev.cuadra.onboarding.audience;

import java.util.Objects;
import java.util.UUID;

/**
 * What one person is told on one channel.
 *
 * @param message the message: a person is told the same message once on a channel
 * @param person who is told
 * @param channel on which channel
 * @param address the address there, one line
 * @param page what they are told
 */
public record Letter(String message, UUID person, Channel channel, String address, Written.Page page) {
    public Letter {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(page, "page");
        if (message.isBlank() || address.isBlank() || address.lines().count() > 1) {
            throw new IllegalArgumentException("A letter is of a message and has an address of one line");
        }
    }

    /** Nothing of what it says, or of where it goes. */
    @Override
    public String toString() {
        return "Letter[" + message + ", " + person + ", " + channel + "]";
    }
}
