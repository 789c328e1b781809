package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Refused;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The targets of all four priorities.
 *
 * @param name what the set is called
 * @param byPriority the targets of each priority
 * @source SUP-04
 */
public record TargetSet(String name, Map<Priority, Targets> byPriority) {
    public TargetSet {
        Objects.requireNonNull(name, "name");
        if (!byPriority.keySet().containsAll(Arrays.asList(Priority.values()))) {
            throw Refused.because("TARGETS", Map.of("name", name));
        }
        byPriority = Collections.unmodifiableMap(new EnumMap<>(byPriority));
    }

    /** The launch plan's set, which promises responses alone: 15 minutes around the clock, 2, 4 and 24 hours. */
    public static TargetSet plan() {
        return named("plan");
    }

    /** The other published set: 1 and 4, 2 and 8, 4 and 24, 8 and 48 hours for response and resolution. */
    public static TargetSet paired() {
        return named("paired");
    }

    /** The sets that ship. */
    public static List<TargetSet> shipped() {
        return Shipped.TARGETS;
    }

    private static TargetSet named(String name) {
        return shipped().stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The targets of a priority. */
    public Targets of(Priority priority) {
        return Objects.requireNonNull(byPriority.get(priority));
    }
}
