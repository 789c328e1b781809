package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.message.Channel;
import dev.cuadra.spi.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What became of an announcement.
 *
 * @param id its id
 * @param state where it stands
 * @param first the announcement that it repeats
 * @param sent who was sent it
 * @param missed who was not, and why
 * @param refusal why nothing happened, if nothing did
 */
public record Outcome(
        String id,
        State state,
        Optional<String> first,
        List<Sent> sent,
        List<Missed> missed,
        Optional<Problem> refusal) {
    /**
     * A message in the outbox, or on its way.
     *
     * @param person who gets it
     * @param channel on which channel
     * @param message its id there
     */
    public record Sent(UUID person, Channel channel, UUID message) {
        public Sent {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * A message that somebody did not get.
     *
     * @param person who
     * @param channel on which channel
     * @param reason why
     */
    public record Missed(UUID person, Channel channel, Problem reason) {
        public Missed {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(reason, "reason");
        }
    }

    public Outcome {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(refusal, "refusal");
        sent = List.copyOf(sent);
        missed = List.copyOf(missed);
    }

    /** Those whom no channel reached. */
    public Set<UUID> unreached() {
        Set<UUID> all = new LinkedHashSet<>();
        missed.forEach(one -> all.add(one.person()));
        sent.forEach(one -> all.remove(one.person()));
        return all;
    }
}
