package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.audience.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An announcement as it is stored. Its values may name people: they are sealed.
 *
 * @param announcement its id
 * @param template the key of its template
 * @param version the version that was read when it was scheduled
 * @param audience the groups that get it; empty where it is for one person
 * @param channels where it goes
 * @param values its values as JSON
 * @param notBefore when, at the earliest
 * @param state where it stands
 * @param first the announcement that it repeats, with its time
 * @param only the one person it is for
 * @param customer the one customer whose people get it
 */
record StoredAnnouncement(
        String announcement,
        String template,
        int version,
        List<String> audience,
        List<Channel> channels,
        String values,
        Instant notBefore,
        State state,
        Optional<First> first,
        Optional<UUID> only,
        Optional<String> customer) {
    /** Which one it is, and where it stands. */
    record Key(String announcement, State state) {}

    /** The announcement that one repeats, and when that was due. */
    record First(String announcement, Instant at) {}

    StoredAnnouncement {
        Objects.requireNonNull(announcement, "announcement");
        Objects.requireNonNull(state, "state");
        audience = List.copyOf(audience);
        channels = List.copyOf(channels);
    }

    static StoredAnnouncement of(Order order, Optional<First> first, Optional<UUID> only) {
        return new StoredAnnouncement(
                order.id(),
                order.template().key(),
                order.template().version(),
                order.audience(),
                List.copyOf(order.channels()),
                order.values().json().toString(),
                order.notBefore(),
                State.SCHEDULED,
                first,
                only,
                order.customer());
    }

    StoredAnnouncement in(State other) {
        return new StoredAnnouncement(
                announcement, template, version, audience, channels, values, notBefore, other, first, only, customer);
    }

    /** Whether the same was ordered before. */
    boolean same(StoredAnnouncement other) {
        return in(State.SCHEDULED).equals(other.in(State.SCHEDULED));
    }

    /** The id and the state. */
    @Override
    public String toString() {
        return "StoredAnnouncement[" + announcement + ", " + state + "]";
    }
}
