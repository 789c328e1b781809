package dev.cuadra.onboarding.backtest;

import java.time.Instant;
import java.util.Objects;

/**
 * Looks in a row at which two definitions disagree in the same way.
 *
 * @param kind {@code gate}, {@code trigger} or {@code rollout}
 * @param id the gate or trigger; {@code rollout}
 * @param until the last of the looks
 * @param looks how many
 * @param before what the definition before says, at the first of them
 * @param now what the definition says, at the first of them
 * @param shadow whether it is a trigger without any effect
 */
public record Difference(String kind, String id, Instant until, long looks, Turn before, Turn now, boolean shadow) {
    public Difference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(until, "until");
        if (!before.at().equals(now.at()) || until.isBefore(now.at()) || looks < 1) {
            throw new IllegalArgumentException("Not the same looks: " + before.at() + ", " + now.at());
        }
    }

    /** The first of the looks. */
    public Instant at() {
        return now.at();
    }

    /** Whether another look disagrees in the same way. */
    boolean goesOn(Difference next) {
        return kind.equals(next.kind) && id.equals(next.id) && before.like(next.before) && now.like(next.now);
    }

    Difference and(Difference next) {
        return new Difference(kind, id, next.until, looks + next.looks, before, now, shadow);
    }
}
