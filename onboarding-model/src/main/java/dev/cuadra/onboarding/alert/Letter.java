package dev.cuadra.onboarding.alert;

import java.util.Objects;

/**
 * What one person is told.
 *
 * @param key what it is about and to whom it goes: the same thing is told to the same person once
 * @param recipient who is told
 * @param subject one line
 * @param body the text
 */
public record Letter(String key, Recipient recipient, String subject, String body) {
    public Letter {
        Objects.requireNonNull(recipient, "recipient");
        if (key.isBlank() || subject.isBlank() || subject.lines().count() > 1 || body.isBlank()) {
            throw new IllegalArgumentException("A letter has a key, a subject of one line and a body");
        }
    }

    /** Nothing of the content: addresses and texts stay out of logs. */
    @Override
    public String toString() {
        return "Letter";
    }
}
