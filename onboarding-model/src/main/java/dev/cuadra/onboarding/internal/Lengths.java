package dev.cuadra.onboarding.internal;

import java.time.Duration;
import java.util.Map;

/** How long anything in a definition may last: a hundred years, so that no instant falls off the calendar. */
public final class Lengths {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Lengths() {}

    /**
     * The length itself, where it can be one.
     *
     * @throws IllegalArgumentException when it is below 0 or above 36,500 days
     */
    public static Duration checked(Duration length) {
        if (length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw Refused.because("LENGTH", Map.of("length", length, "most", LONGEST.toDays()));
        }
        return length;
    }
}
