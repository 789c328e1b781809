package dev.cuadra.onboarding.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A time in which users of an incident were told nothing for so long that updates were missed.
 *
 * @param since when they had been told last, or when the incident was declared or opened again
 * @param interval how long they may wait, above 0
 * @param first the number of the first update that is meant, from 1: the one due after the first interval
 * @param last the number of the last one
 * @source OPS-9
 */
public record Silence(Instant since, Duration interval, long first, long last) {
    public Silence {
        Objects.requireNonNull(since, "since");
        if (interval.isNegative() || interval.isZero() || first < 1 || last < first) {
            throw new IllegalArgumentException("No updates missed: " + first + " to " + last);
        }
    }

    /** How many updates were due in it and did not come. */
    public long missed() {
        return last - first + 1;
    }

    /** When the first of them was due. */
    public Instant firstDue() {
        return since.plus(interval.multipliedBy(first));
    }

    /** When the last of them was due. */
    public Instant lastDue() {
        return since.plus(interval.multipliedBy(last));
    }

    /** What of it was due after an instant; empty when nothing was. */
    public Optional<Silence> after(Instant instant) {
        long before =
                instant.isBefore(since) ? 0 : Duration.between(since, instant).dividedBy(interval);
        return before >= last
                ? Optional.empty()
                : Optional.of(new Silence(since, interval, Math.max(first, before + 1), last));
    }
}
