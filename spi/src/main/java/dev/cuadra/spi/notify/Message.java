package dev.cuadra.spi.notify;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person is told.
 *
 * @param id the id that makes the delivery safe to ask for twice
 * @param recipient an address on the channel
 * @param subject one line, without line breaks; may be empty where the channel has none
 * @param body plain text, which says everything
 * @param html the same as a page of HTML that loads nothing, for channels that show one; others leave it aside
 */
public record Message(UUID id, String recipient, String subject, String body, Optional<String> html) {
    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(html, "html");
        if (recipient.isBlank()
                || recipient.lines().count() > 1
                || subject.lines().count() > 1) {
            throw new IllegalArgumentException("Recipient and subject are one line each, the recipient not blank");
        }
    }

    /** A message in plain text. */
    public Message(UUID id, String recipient, String subject, String body) {
        this(id, recipient, subject, body, Optional.empty());
    }

    /** The id alone: addresses and texts stay out of logs. */
    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
