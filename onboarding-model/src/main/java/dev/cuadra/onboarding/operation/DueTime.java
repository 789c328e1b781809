package dev.cuadra.onboarding.operation;

import java.time.Instant;
import java.util.Objects;

/**
 * Until when something has to be done.
 *
 * @param instant the last instant; for a whole day the beginning of the day after it
 * @param wholeDay whether a day is meant
 */
public record DueTime(Instant instant, boolean wholeDay) {
    public DueTime {
        Objects.requireNonNull(instant, "instant");
    }

    /** Whether it is over at {@code now}. At the last instant itself it is not. */
    public boolean passed(Instant now) {
        return wholeDay ? !now.isBefore(instant) : now.isAfter(instant);
    }
}
