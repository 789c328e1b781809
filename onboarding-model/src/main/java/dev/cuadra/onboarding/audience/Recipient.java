package dev.cuadra.onboarding.audience;

import dev.cuadra.onboarding.internal.Clean;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Somebody who is told things: a person, or a mailbox that several read.
 *
 * @param person the id under whose key their data is sealed; it names nobody, and is the same in every group
 * @param name how they are addressed, 1 to 120 characters
 * @param language the language they read as a language tag, such as {@code es} or {@code es-CL}; Spanish is taken where a
 *     message is not in it
 * @param zone the zone in which moments are told to them
 * @param addresses their addresses by channel; one that is not one line is as good as none
 */
public record Recipient(UUID person, String name, String language, ZoneId zone, Map<Channel, String> addresses) {
    private static final int LONGEST_NAME = 120;

    public Recipient {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(zone, "zone");
        addresses = Collections.unmodifiableMap(new TreeMap<>(addresses));
        name = Clean.line(name);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has 1 to " + LONGEST_NAME + " characters");
        }
        if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw new IllegalArgumentException("Nobody reads no language: '" + language + "'");
        }
    }

    /** The language they read. */
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** The address on a channel. */
    public Optional<String> address(Channel channel) {
        return Optional.ofNullable(addresses.get(channel))
                .filter(address -> !address.isBlank() && address.lines().count() == 1);
    }

    /** Whether there is any address. */
    public boolean reachable() {
        return addresses.keySet().stream().anyMatch(channel -> address(channel).isPresent());
    }

    /** The id alone: names and addresses stay out of logs. */
    @Override
    public String toString() {
        return "Recipient[" + person + "]";
    }
}
