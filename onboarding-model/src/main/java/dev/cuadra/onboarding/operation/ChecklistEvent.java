package dev.cuadra.onboarding.operation;

import java.time.Instant;
import java.util.Objects;

/**
 * Something said of an item, as it was recorded.
 *
 * @param number its place in its run, from 1, without gaps
 * @param recordedAt when it became known
 * @param act what was said
 */
public record ChecklistEvent(int number, Instant recordedAt, ChecklistAct act) {
    public ChecklistEvent {
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(act, "act");
        if (number < 1) {
            throw new IllegalArgumentException("Events are numbered from 1, not " + number);
        }
    }
}
