package dev.cuadra.onboarding.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How old a figure is.
 *
 * @param newest the event time of the newest reading behind it; empty when there is none
 * @param age how long ago that was
 * @param limit the age beyond which a reading says nothing; empty when readings do not age
 * @param stale whether the newest reading is older than that, or was at the end of a window that is over
 * @source DASH-4
 */
public record Freshness(Optional<Instant> newest, Optional<Duration> age, Optional<Duration> limit, boolean stale) {
    public Freshness {
        Objects.requireNonNull(newest, "newest");
        Objects.requireNonNull(age, "age");
        Objects.requireNonNull(limit, "limit");
    }
}
