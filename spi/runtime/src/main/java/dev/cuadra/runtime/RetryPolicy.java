package dev.cuadra.runtime;

import java.time.Duration;

/**
 * When a message that was refused is tried again: after {@code first}, then after twice as long each time, never longer
 * than {@code longest}, and after {@code attempts} attempts not at all. There is no chance in it.
 *
 * @param first the pause after the first attempt, more than nothing
 * @param longest the longest pause
 * @param attempts how often a message is tried at most, from 1
 */
public record RetryPolicy(Duration first, Duration longest, int attempts) {
    /** One minute, doubling up to six hours, twelve attempts: a little over a day in all. */
    public static final RetryPolicy STANDARD = new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(6), 12);

    public RetryPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
            throw new IllegalArgumentException(
                    "Not a retry policy: " + first + " to " + longest + ", " + attempts + " attempts");
        }
    }

    /** Whether attempt number {@code attempt} was the last. */
    public boolean exhausted(int attempt) {
        return attempt >= attempts;
    }

    /**
     * The pause after attempt number {@code attempt}.
     *
     * @param attempt from 1
     */
    public Duration pauseAfter(int attempt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("Attempts are counted from 1, not " + attempt);
        }
        Duration pause = first;
        for (int done = 1; done < attempt && pause.compareTo(longest) < 0; done++) {
            pause = pause.compareTo(longest.minus(pause)) > 0 ? longest : pause.multipliedBy(2);
        }
        return pause;
    }
}
