package dev.cuadra.onboarding.exposure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a rollout: cumulative, strictly increasing, the last one for everybody. Those by list come first, then those
 * by rank, then those by hash.
 *
 * @param steps the phases in their order, 1 to 20
 * @source EXPO-2
 */
public record Phases(List<Phase> steps) {
    public Phases {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > 20) {
            throw new IllegalArgumentException("A rollout has 1 to 20 phases, not " + steps.size());
        }
        Set<String> names = new HashSet<>();
        Percent before = Percent.NONE;
        Assignment way = Assignment.LIST;
        for (Phase phase : steps) {
            if (!names.add(phase.name())) {
                throw new IllegalArgumentException("Two phases are called " + phase.name());
            }
            if (phase.percent().compareTo(before) <= 0) {
                throw new IllegalArgumentException("Phases grow: " + phase.name() + " does not");
            }
            if (phase.assignment().compareTo(way) < 0) {
                throw new IllegalArgumentException("Lists come first, then ranks, then hashes: " + phase.name());
            }
            before = phase.percent();
            way = phase.assignment();
        }
        Phase last = steps.get(steps.size() - 1);
        if (!last.percent().equals(Percent.ALL) || last.assignment() == Assignment.LIST) {
            throw new IllegalArgumentException("The last phase is for everybody, which " + last.name() + " is not");
        }
    }

    /** The phase of that name. */
    public Optional<Phase> named(String name) {
        for (Phase phase : steps) {
            if (phase.name().equals(name)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }

    /** The phase after {@code current}, or the first when none was opened; empty after the last one. */
    public Optional<Phase> next(Optional<String> current) {
        if (current.isEmpty()) {
            return Optional.of(steps.get(0));
        }
        for (int i = 0; i + 1 < steps.size(); i++) {
            if (steps.get(i).name().equals(current.get())) {
                return Optional.of(steps.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
