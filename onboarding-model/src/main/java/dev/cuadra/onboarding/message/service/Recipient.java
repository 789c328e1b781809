package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.message.Channel;
import dev.cuadra.onboarding.message.Value;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Somebody who gets messages.
 *
 * @param person the id under whose key their data is sealed; it names nobody
 * @param name how they are addressed, 1 to 120 characters
 * @param language the language they read, such as {@code es}; Spanish is taken where a message is not in it
 * @param zone the zone in which moments are told to them
 * @param addresses their addresses, one line each, by channel
 */
public record Recipient(UUID person, String name, String language, ZoneId zone, Map<Channel, String> addresses) {
    public Recipient {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(zone, "zone");
        addresses = Collections.unmodifiableMap(new TreeMap<>(addresses));
        name = new Value.Person(name).name();
    }

    /** The id alone: names and addresses stay out of logs. */
    @Override
    public String toString() {
        return "Recipient[" + person + "]";
    }
}
