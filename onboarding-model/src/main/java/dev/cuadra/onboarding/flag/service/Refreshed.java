package dev.cuadra.onboarding.flag.service;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What a look at the storage brought.
 *
 * @param health how far the snapshot can be relied on
 * @param changed the keys of the flags that are another version than before
 * @param age how long ago the snapshot was known to be up to date; zero when it is, or there is none
 * @source FLAG-5
 */
public record Refreshed(Health health, Set<String> changed, Duration age) {
    /** How far a snapshot can be relied on. */
    public enum Health {
        /** There is none yet: the storage never answered. */
        NEVER,
        /** It says what the storage says. */
        FRESH,
        /** The storage is away; it says what was known last. */
        STALE
    }

    public Refreshed {
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(age, "age");
        changed = Set.copyOf(changed);
    }
}
