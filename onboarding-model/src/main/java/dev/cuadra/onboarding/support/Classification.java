package dev.cuadra.onboarding.support;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How urgent a ticket was found to be, and by what. Made by {@link PriorityMatrix#classify}, or given by a system that
 * knows priorities only.
 *
 * @param priority the priority, as it was decided then
 * @param conditions the conditions of the matrix that hold; none where they are not known
 * @param marks what must not be taken lightly
 */
public record Classification(Priority priority, Set<String> conditions, Set<Protection> marks) {
    public Classification {
        Objects.requireNonNull(priority, "priority");
        conditions = Collections.unmodifiableSet(new TreeSet<>(conditions));
        marks = Collections.unmodifiableSet(new TreeSet<>(marks));
    }

    /** A priority of which nobody says why. */
    public static Classification of(Priority priority) {
        return new Classification(priority, Set.of(), Set.of());
    }
}
