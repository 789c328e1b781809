package dev.cuadra.layby.service;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Who buys, and how they are reached. All of it is personal: it is sealed under the consumer's own key, and lay-bys name
 * the consumer by id alone.
 *
 * @param name as they want to be addressed
 * @param mail where mail reaches them
 * @param phone where calls and short messages reach them
 * @param language in which they are told things
 */
public record Consumer(String name, Optional<String> mail, Optional<String> phone, Language language) {
    /** The languages in which consumers are told things. */
    public enum Language {
        ES,
        EN;

        /** As the platform names it. */
        public Locale locale() {
            return Locale.forLanguageTag(name());
        }
    }

    public Consumer {
        Objects.requireNonNull(language, "language");
        mail = mail.map(String::strip).filter(text -> !text.isEmpty());
        phone = phone.map(String::strip).filter(text -> !text.isEmpty());
        if (name.isBlank()) {
            throw new IllegalArgumentException("A consumer has a name");
        }
    }

    /** Nothing: it is personal. */
    @Override
    public String toString() {
        return "Consumer[…]";
    }
}
