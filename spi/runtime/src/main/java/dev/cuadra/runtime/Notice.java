package dev.cuadra.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person is to be told, before it has an id: the body of a message for a
 * {@link dev.cuadra.spi.notify.Notifier}.
 *
 * @param recipient an address on the channel, one line
 * @param subject one line; may be empty
 * @param body plain text, which says everything
 * @param html the same as a page of HTML that loads nothing, for channels that show one
 */
public record Notice(
        String recipient,
        String subject,
        String body,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> html) {
    public Notice {
        Objects.requireNonNull(html, "html");
        if (recipient.isBlank()
                || recipient.lines().count() > 1
                || subject.lines().count() > 1
                || body.isBlank()) {
            throw new IllegalArgumentException("A notice has a recipient and a subject of one line each, and a body");
        }
    }

    /** A notice in plain text. */
    public Notice(String recipient, String subject, String body) {
        this(recipient, subject, body, Optional.empty());
    }

    /** Nothing of the content: addresses and texts stay out of logs. */
    @Override
    public String toString() {
        return "Notice";
    }
}
