package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Refused;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a share is a share of.
 *
 * @param name {@code eligible}, {@code exposed}, or another name that the definition gives
 * @param size how many there are; empty when the readings say so
 * @param membership the date on which membership was looked at; empty for the date of each reading
 * @source GATE-16
 */
public record Population(String name, Optional<Long> size, Optional<LocalDate> membership) {
    /** The population to which the feature may be shown some day. */
    public static final String ELIGIBLE = "eligible";

    /** The population to which it has been shown. */
    public static final String EXPOSED = "exposed";

    public Population {
        if (name.isBlank() || size.filter(all -> all < 1).isPresent()) {
            throw Refused.because(
                    "POPULATION", Map.of("size", size.map(String::valueOf).orElse("-")));
        }
    }

    /** A population of a known size. */
    public static Population of(String name, long size) {
        return new Population(name, Optional.of(size), Optional.empty());
    }

    /** A population of which the readings say how large it is. */
    public static Population named(String name) {
        return new Population(name, Optional.empty(), Optional.empty());
    }
}
