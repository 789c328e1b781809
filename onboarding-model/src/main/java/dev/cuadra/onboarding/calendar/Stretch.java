package dev.cuadra.onboarding.calendar;

import dev.cuadra.onboarding.internal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param from its beginning
 * @param to its end, not included
 */
public record Stretch(Instant from, Instant to) {
    public Stretch {
        if (to.isBefore(from)) {
            throw Refused.because("ORDER", Map.of("from", from, "to", to));
        }
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether an instant is in it. */
    public boolean holds(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** What of it lies in another; empty when nothing does. */
    public Optional<Stretch> within(Stretch other) {
        Instant start = from.isAfter(other.from) ? from : other.from;
        Instant end = to.isBefore(other.to) ? to : other.to;
        return start.isBefore(end) ? Optional.of(new Stretch(start, end)) : Optional.empty();
    }

    /** The same time in stretches that do not touch, the earliest first; what is in several counts once. */
    public static List<Stretch> union(Collection<Stretch> stretches) {
        List<Stretch> sorted = stretches.stream()
                .filter(one -> one.from.isBefore(one.to))
                .sorted(Comparator.comparing(Stretch::from))
                .toList();
        List<Stretch> all = new ArrayList<>();
        for (Stretch next : sorted) {
            Stretch last = all.isEmpty() ? next : all.remove(all.size() - 1);
            if (next.from.isAfter(last.to)) {
                all.add(last);
                all.add(next);
            } else {
                all.add(new Stretch(last.from, last.to.isAfter(next.to) ? last.to : next.to));
            }
        }
        return List.copyOf(all);
    }
}
