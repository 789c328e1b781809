package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Extent;
import dev.cuadra.onboarding.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time: from its start, included, to its end, not included. A rolling one includes the instant of the
 * evaluation, at which it ends, and not the instant at which it starts: what is read once a day is in one day.
 *
 * @param start the start; empty when it has always been running
 * @param end the end; empty when it never ends
 * @param rolling whether it ends at the instant of the evaluation
 * @source GATE-7
 */
public record Span(Optional<Instant> start, Optional<Instant> end, boolean rolling) {
    /** All time. */
    public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty(), false);

    public Span {
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            throw new IllegalArgumentException("The span ends before it begins: " + start.get() + ".." + end.get());
        }
    }

    /** From one instant to another. */
    public static Span of(Instant start, Instant end) {
        return new Span(Optional.of(start), Optional.of(end), false);
    }

    /** From one instant to another; empty where the end comes first. */
    static Span forward(Instant start, Instant end) {
        return of(start, end.isBefore(start) ? start : end);
    }

    /** Whether nothing can lie inside. */
    public boolean empty() {
        return start.isPresent() && start.equals(end) && !rolling;
    }

    /** Whether a reading lies wholly inside. */
    public boolean holds(Reading reading) {
        if (start.filter(from -> before(reading, from)).isPresent()) {
            return false;
        } else if (end.isEmpty()) {
            return true;
        }
        boolean closed = reading.instant() && !rolling;
        return closed ? reading.end().isBefore(end.get()) : !reading.end().isAfter(end.get());
    }

    private boolean before(Reading reading, Instant from) {
        return reading.start().isBefore(from)
                || (rolling && reading.instant() && reading.start().equals(from));
    }

    /** The stretch of time in which its readings are. */
    Extent extent() {
        return new Extent(start, end);
    }

    /** How long it is; empty when it has no start or no end. */
    Optional<Duration> length() {
        return start.flatMap(from -> end.map(until -> Duration.between(from, until)));
    }

    /** Whether it is over at an instant. */
    public boolean over(Instant at) {
        return end.map(until -> !at.isBefore(until)).orElse(false);
    }

    /** Its end, or {@code at} where that comes first. */
    public Instant upTo(Instant at) {
        return end.filter(until -> until.isBefore(at)).orElse(at);
    }
}
