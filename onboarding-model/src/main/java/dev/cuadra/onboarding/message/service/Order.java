package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.Values;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param customer the one customer whose people get it; empty for everybody in the groups
 */
public record Order(
        String id,
        Template template,
        Values values,
        List<String> audience,
        Set<Channel> channels,
        Instant notBefore,
        Optional<String> customer) {
    public Order {
        Objects.requireNonNull(customer, "customer");
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
        return new Order(id, template, values, template.audience(), template.channels(), notBefore, Optional.empty());
    }

    /** The same, to the people of one customer. */
    public Order at(String one) {
        return new Order(id, template, values, audience, channels, notBefore, Optional.of(one));
    }

    /** The same at another time. */
    Order on(Instant other) {
        return new Order(id, template, values, audience, channels, other, customer);
    }

    /** The id and the template: a customer may be a person. */
    @Override
    public String toString() {
        return "Order[" + id + ", " + template + "]";
    }
}
