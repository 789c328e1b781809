package dev.cuadra.onboarding.exposure;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a definition fixes about a rollout.
 *
 * @param flag the key of the flag
 * @param phases its steps
 * @param reopeners the roles that may re-open it after it was taken back, at least one
 * @param population how many customers there are, where that is fixed; ceilings are worked out from it
 */
public record RolloutTerms(String flag, Phases phases, Set<String> reopeners, Optional<Integer> population) {
    public RolloutTerms {
        Objects.requireNonNull(flag, "flag");
        Objects.requireNonNull(phases, "phases");
        Objects.requireNonNull(population, "population");
        reopeners = Set.copyOf(reopeners);
        if (reopeners.isEmpty()) {
            throw new IllegalArgumentException("Nobody could re-open " + flag);
        }
    }

    /** How many customers a phase that goes by its list may have on it; empty where nothing says. */
    public Optional<Integer> ceiling(Phase phase) {
        return phase.assignment() == Assignment.LIST
                ? population.map(all -> phase.percent().of((long) all))
                : Optional.empty();
    }
}
