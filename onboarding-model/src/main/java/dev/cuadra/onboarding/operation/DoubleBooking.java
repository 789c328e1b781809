package dev.cuadra.onboarding.operation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Somebody who is to be in two shifts at once.
 *
 * @param person who
 * @param from from when on
 * @param until until when, not included
 * @param tiers the tiers of the two shifts
 */
public record DoubleBooking(String person, Instant from, Instant until, List<String> tiers) {
    public DoubleBooking {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        tiers = List.copyOf(tiers);
    }
}
