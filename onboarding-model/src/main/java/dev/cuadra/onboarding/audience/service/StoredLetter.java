package dev.cuadra.onboarding.audience.service;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Letter;
import java.util.Objects;
import java.util.UUID;

/**
 * What somebody was told.
 *
 * @param message the message
 * @param person who
 * @param channel where
 * @param sent its id in the outbox
 * @param language in which language
 * @param subject the subject, sealed
 * @param text what it said, sealed
 */
record StoredLetter(
        String message, UUID person, Channel channel, UUID sent, String language, String subject, String text) {
    /** What of it outlives the person. */
    record Plain(String message, UUID person, Channel channel, UUID sent, String language) {}

    StoredLetter {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(person, "person");
    }

    static StoredLetter of(Letter letter, UUID sent) {
        return new StoredLetter(
                letter.message(),
                letter.person(),
                letter.channel(),
                sent,
                letter.page().language(),
                letter.page().subject(),
                letter.page().text());
    }

    /** Where it belongs. */
    @Override
    public String toString() {
        return "StoredLetter[" + message + ", " + person + ", " + channel + "]";
    }
}
