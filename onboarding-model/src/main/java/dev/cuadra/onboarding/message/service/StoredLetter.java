package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.message.Channel;
import java.util.Objects;
import java.util.UUID;

/**
 * What somebody was sent.
 *
 * @param announcement the announcement
 * @param person who
 * @param channel where
 * @param message the id in the outbox
 * @param language in which language
 * @param subject the subject, sealed
 * @param text what it said, sealed
 */
record StoredLetter(
        String announcement, UUID person, Channel channel, UUID message, String language, String subject, String text) {
    /** What of it outlives the person. */
    record Plain(String announcement, UUID person, Channel channel, UUID message, String language) {}

    StoredLetter {
        Objects.requireNonNull(announcement, "announcement");
        Objects.requireNonNull(person, "person");
    }

    /** Where it belongs. */
    @Override
    public String toString() {
        return "StoredLetter[" + announcement + ", " + person + ", " + channel + "]";
    }
}
