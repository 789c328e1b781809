package dev.cuadra.onboarding.decision;

import dev.cuadra.onboarding.internal.Refused;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The phases of a rollout: cumulative, strictly increasing, the last at 100 %.
 *
 * @param phases the phases, in order
 * @param deciders the roles that decide a rollback together
 * @param reopeners the roles of which any may open the rollout again after it was taken back
 * @param deadlines what has to be done after it was taken back, and within which time of the trigger
 * @source GATE-23
 */
public record Rollout(List<Phase> phases, Set<String> deciders, Set<String> reopeners, List<Deadline.Limit> deadlines) {
    public Rollout {
        deadlines = List.copyOf(deadlines);
        phases = List.copyOf(phases);
        deciders = Collections.unmodifiableSet(new TreeSet<>(deciders));
        reopeners = Collections.unmodifiableSet(new TreeSet<>(reopeners));
        if (phases.isEmpty() || !phases.get(phases.size() - 1).whole()) {
            throw Refused.because("LAST_PHASE", Map.of());
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < phases.size(); i++) {
            boolean grows = i == 0
                    || phases.get(i - 1).percent().compareTo(phases.get(i).percent()) < 0;
            if (!grows || !names.add(phases.get(i).name())) {
                throw Refused.because("PHASE", Map.of("phase", phases.get(i).name()));
            }
        }
        if (reopeners.isEmpty()) {
            throw Refused.because("NO_REOPENER", Map.of());
        }
        long steps = deadlines.stream().map(Deadline.Limit::step).distinct().count();
        if (steps < deadlines.size()) {
            throw Refused.because("DEADLINE_TWICE", Map.of());
        }
    }

    /** A rollout with the standard deadlines. */
    public Rollout(List<Phase> phases, Set<String> deciders, Set<String> reopeners) {
        this(phases, deciders, reopeners, Deadline.STANDARD);
    }

    /** The phase with a name. */
    public Optional<Phase> phase(String name) {
        return phases.stream().filter(phase -> phase.name().equals(name)).findFirst();
    }

    /** The phase after one, where there is one. */
    public Optional<Phase> after(Phase phase) {
        int next = phases.indexOf(phase) + 1;
        return next < phases.size() ? Optional.of(phases.get(next)) : Optional.empty();
    }
}
