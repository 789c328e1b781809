package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.audience.Missed;
import dev.cuadra.onboarding.audience.Unreached;
import dev.cuadra.onboarding.audience.service.Sent;
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
 * @param nobody the groups in which nobody could be reached
 * @param refusal why nothing happened, if nothing did
 */
public record Outcome(
        String id,
        State state,
        Optional<String> first,
        List<Sent> sent,
        List<Missed> missed,
        List<Unreached> nobody,
        Optional<Problem> refusal) {
    public Outcome {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(refusal, "refusal");
        sent = List.copyOf(sent);
        missed = List.copyOf(missed);
        nobody = List.copyOf(nobody);
    }

    /** Those whom no channel reached. */
    public Set<UUID> unreached() {
        Set<UUID> all = new LinkedHashSet<>();
        missed.forEach(one -> all.add(one.person()));
        sent.forEach(one -> all.remove(one.person()));
        return all;
    }
}
