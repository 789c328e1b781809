package dev.cuadra.runtime;

/**
 * What a person is to be told, before it has an id: the body of a message for a
 * {@link dev.cuadra.spi.notify.Notifier}.
 *
 * @param recipient an address on the channel, one line
 * @param subject one line; may be empty
 * @param body plain text
 */
public record Notice(String recipient, String subject, String body) {
    public Notice {
        if (recipient.isBlank()
                || recipient.lines().count() > 1
                || subject.lines().count() > 1
                || body.isBlank()) {
            throw new IllegalArgumentException("A notice has a recipient and a subject of one line each, and a body");
        }
    }

    /** Nothing of the content: addresses and texts stay out of logs. */
    @Override
    public String toString() {
        return "Notice";
    }
}
