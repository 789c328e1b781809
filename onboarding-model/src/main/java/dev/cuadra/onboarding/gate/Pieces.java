package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Readings of stretches of time that are put together without counting anything twice: of those that begin together the
 * newest counts, and what lies inside another is part of it already.
 *
 * @param readings the readings that add up
 * @param whole whether they cover the window, or a heartbeat proves that nothing happened in between
 */
record Pieces(List<Reading> readings, boolean whole) {
    static Pieces of(List<Reading> windowed, Metric metric, Span span, Situation situation) {
        TreeMap<Instant, Reading> byStart = new TreeMap<>();
        windowed.stream()
                .filter(reading -> !reading.missing())
                .forEach(reading -> byStart.put(reading.start(), reading));
        return new Walk(metric, span, situation, longest(byStart.values())).over(byStart.values());
    }

    private static Duration longest(Collection<Reading> all) {
        return all.stream()
                .map(reading -> Duration.between(reading.start(), reading.end()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** One way along the window. */
    private static final class Walk {
        private final Metric metric;
        private final Span span;
        private final Situation situation;
        private final Duration longest;
        private final List<Reading> kept = new ArrayList<>();
        private boolean whole = true;

        Walk(Metric metric, Span span, Situation situation, Duration longest) {
            this.metric = metric;
            this.span = span;
            this.situation = situation;
            this.longest = longest;
        }

        Pieces over(Collection<Reading> inOrder) {
            Optional<Instant> covered = span.start();
            Duration slack = span.rolling() ? longest : Duration.ZERO;
            for (Reading reading : inOrder) {
                Instant until = covered.orElse(reading.start());
                if (!kept.isEmpty() && !reading.end().isAfter(until)) {
                    continue;
                }
                if (reading.start().isBefore(until)) {
                    whole = false;
                    continue;
                }
                passes(until, reading.start(), slack);
                kept.add(reading);
                covered = Optional.of(reading.end());
                slack = Duration.ZERO;
            }
            covered.ifPresent(this::tail);
            return new Pieces(List.copyOf(kept), whole);
        }

        private void tail(Instant covered) {
            boolean closed = span.over(situation.at()) && !span.rolling();
            // What comes late may be on its way while the window is open; what a closed one lacks is lacking.
            Duration slack = closed ? Duration.ZERO : metric.freshness().orElse(longest);
            if (span.end().isPresent() || metric.freshness().isPresent()) {
                passes(covered, span.upTo(situation.at()), slack);
            }
        }

        private void passes(Instant from, Instant until, Duration slack) {
            boolean within = Duration.between(from, until).compareTo(slack) <= 0;
            whole = whole && (within || Heartbeat.alive(metric, from, until, situation));
        }
    }
}
