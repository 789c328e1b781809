package dev.cuadra.layby.transfer;

import java.util.Objects;
import java.util.Optional;

/**
 * The consumer of a lay-by in a list. Personal: it is kept apart from the agreement.
 *
 * @param name the name
 * @param mail where notices go, if that is known
 * @param language {@code es} or {@code en}
 */
public record ListedConsumer(String name, Optional<String> mail, String language) {
    public ListedConsumer {
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(language, "language");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A consumer has a name");
        }
    }

    /** The language: the rest is personal. */
    @Override
    public String toString() {
        return "ListedConsumer[" + language + "]";
    }
}
