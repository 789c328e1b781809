package dev.cuadra.onboarding.exposure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A step of a rollout.
 *
 * @param name what it is called, such as {@code phase1-beta}
 * @param percent the share of the customers that are exposed at its end, those of earlier phases included
 * @param assignment how it chooses
 * @param criteria what a customer has to reach, all of it; sticky admissions and lists do not ask
 * @source EXPO-5, EXPO-6
 */
public record Phase(String name, Percent percent, Assignment assignment, List<Criterion> criteria) {
    public Phase {
        Objects.requireNonNull(percent, "percent");
        Objects.requireNonNull(assignment, "assignment");
        criteria = List.copyOf(criteria);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A phase has a name");
        }
    }

    /** Whether a customer reaches every bar; empty when it fails none and nobody can tell of another. */
    Optional<Boolean> eligible(Facts facts) {
        boolean unknown = false;
        for (Criterion criterion : criteria) {
            Optional<Boolean> met = criterion.met(facts);
            if (met.isPresent() && !met.get()) {
                return met;
            }
            unknown |= met.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(true);
    }
}
