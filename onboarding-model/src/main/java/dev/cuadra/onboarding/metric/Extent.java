package dev.cuadra.onboarding.metric;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of time in which readings are looked for.
 *
 * @param from before which no reading begins; empty when any may
 * @param until after which no reading ends; empty when any may
 */
public record Extent(Optional<Instant> from, Optional<Instant> until) {
    /** All time. */
    public static final Extent ALWAYS = new Extent(Optional.empty(), Optional.empty());

    public Extent {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    /** Whether {@code reading} lies inside, both ends included. */
    public boolean holds(Reading reading) {
        boolean begun = from.isEmpty() || !reading.start().isBefore(from.get());
        return begun && (until.isEmpty() || !reading.end().isAfter(until.get()));
    }
}
