package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Somebody's time at work, or on call. All times are whole minutes.
 *
 * @param person who, by an id or as the host names them
 * @param tier in which tier
 * @param from the beginning
 * @param until the end, not included
 * @param presence how they are there
 * @param breaks when they are not, inside the shift
 */
public record Shift(String person, String tier, Instant from, Instant until, Presence presence, List<Break> breaks) {
    /**
     * A break.
     *
     * @param from the beginning
     * @param until the end, not included
     */
    public record Break(Instant from, Instant until) {
        public Break {
            ordered(from, until);
        }

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    public Shift {
        Objects.requireNonNull(presence, "presence");
        ordered(from, until);
        if (person.isBlank() || tier.isBlank()) {
            throw new IllegalArgumentException("A shift is somebody's, in a tier");
        }
        breaks = List.copyOf(breaks);
        for (Break each : breaks) {
            if (each.from().isBefore(from) || each.until().isAfter(until)) {
                throw Refused.because("BREAK", Map.of());
            }
        }
    }

    private static void ordered(Instant from, Instant until) {
        if (!from.isBefore(until) || from.getEpochSecond() % 60 != 0 || until.getEpochSecond() % 60 != 0) {
            throw Refused.because("WHOLE_MINUTES", Map.of("from", from, "until", until));
        }
        if (from.getNano() != 0 || until.getNano() != 0) {
            throw Refused.because("WHOLE_MINUTES", Map.of("from", from, "until", until));
        }
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    boolean resting(Instant at) {
        return breaks.stream().anyMatch(one -> one.holds(at));
    }
}
