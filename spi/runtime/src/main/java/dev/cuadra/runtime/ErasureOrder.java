package dev.cuadra.runtime;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * That somebody is to be erased.
 *
 * @param subjects whose keys are destroyed, in order; one person may have several
 * @param by who asked for it: an id rather than a name
 * @param reason why, not blank
 * @param circumstances what else the journal is told, such as the period of law that was overridden
 */
public record ErasureOrder(List<UUID> subjects, String by, String reason, Map<String, String> circumstances) {
    public ErasureOrder {
        subjects = List.copyOf(new TreeSet<>(subjects));
        circumstances = java.util.Collections.unmodifiableMap(new TreeMap<>(circumstances));
        Objects.requireNonNull(by, "by");
        if (subjects.isEmpty() || subjects.contains(Vault.TENANT_SUBJECT)) {
            throw new IllegalArgumentException("An erasure is of persons, and the tenant is none");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An erasure has a reason");
        }
    }

    /** An order about {@code subjects} without more to tell. */
    public static ErasureOrder of(Set<UUID> subjects, String by, String reason) {
        return new ErasureOrder(List.copyOf(subjects), by, reason, Map.of());
    }

    /** How many keys: who asked and why stays out of logs. */
    @Override
    public String toString() {
        return "ErasureOrder[" + subjects.size() + "]";
    }
}
