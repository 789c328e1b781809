package dev.cuadra.onboarding.audience;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What one person was not told on one channel.
 *
 * @param message the message
 * @param person who was not told
 * @param channel on which channel
 * @param code why, a failure code
 * @param details what the words of the code need
 */
public record Missed(String message, UUID person, Channel channel, String code, Map<String, String> details) {
    public Missed {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(code, "code");
        details = Map.copyOf(details);
    }

    /** Why, in words. */
    public Problem reason() {
        return Texts.BOOK.problem(code, Place.member(message), details);
    }
}
