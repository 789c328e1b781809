package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.message.Channel;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.Values;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A message that is to go out.
 *
 * @param id chosen by the host, 1 to 100 characters; it goes out once under it
 * @param template what is sent
 * @param values the values, without the reader
 * @param audience the groups that get it
 * @param channels where it goes, of those that the template knows
 * @param notBefore when, at the earliest
 */
public record Order(
        String id, Template template, Values values, List<String> audience, Set<Channel> channels, Instant notBefore) {
    public Order {
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(notBefore, "notBefore");
        audience = List.copyOf(audience);
        if (id.isBlank() || id.length() > 100 || audience.isEmpty() || channels.isEmpty()) {
            throw new IllegalArgumentException("A message has an id, readers and a channel: '" + id + "'");
        }
        if (!template.channels().containsAll(channels)) {
            throw new IllegalArgumentException(template + " is not for all of " + channels);
        }
        channels = Collections.unmodifiableSet(EnumSet.copyOf(channels));
    }

    /** To those and by those channels that the template names. */
    public static Order of(String id, Template template, Values values, Instant notBefore) {
        return new Order(id, template, values, template.audience(), template.channels(), notBefore);
    }
}
