package dev.cuadra.onboarding.backtest;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something bad of which everybody knows today that it happened.
 *
 * @param id identifies it
 * @param start when it began
 * @param end when it was over, not included
 * @param noticed when people noticed it without any trigger; empty when that was as it began
 * @param triggers the triggers that should tell of it; empty when any may
 */
public record Incident(String id, Instant start, Instant end, Optional<Instant> noticed, Set<String> triggers) {
    public Incident {
        if (id.isBlank()) {
            throw new IllegalArgumentException("An incident without an id");
        }
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("Incident " + id + " ends before it begins");
        }
        Objects.requireNonNull(noticed, "noticed");
        triggers = Collections.unmodifiableSet(new TreeSet<>(triggers));
    }

    /** Whether a trigger should tell of it. */
    public boolean concerns(String trigger) {
        return triggers.isEmpty() || triggers.contains(trigger);
    }

    /** From when on people knew of it. */
    public Instant known() {
        return noticed.orElse(start);
    }
}
