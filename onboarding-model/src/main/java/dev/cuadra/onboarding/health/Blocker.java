package dev.cuadra.onboarding.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A technical blocker and when it was open.
 *
 * @param id identifies it
 * @param opened when it was opened first
 * @param closed the times in which it was closed, in any order; they do not overlap, and none begins before it was opened
 * @source HEALTH-9
 */
public record Blocker(String id, Instant opened, List<Closed> closed) {
    /**
     * A time in which a blocker was closed.
     *
     * @param from when it was closed
     * @param until when it was opened again; empty while it is closed
     */
    public record Closed(Instant from, Optional<Instant> until) {
        public Closed {
            if (until.filter(from::isAfter).isPresent()) {
                throw new IllegalArgumentException("Opened again before it was closed: " + from);
            }
        }
    }

    public Blocker {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A blocker has an id");
        }
        List<Closed> sorted = new ArrayList<>(closed);
        sorted.sort(Comparator.comparing(Closed::from));
        Instant from = opened;
        for (int i = 0; i < sorted.size(); i++) {
            Closed each = sorted.get(i);
            boolean last = i == sorted.size() - 1;
            if (each.from().isBefore(from) || (each.until().isEmpty() && !last)) {
                throw new IllegalArgumentException("The times in which " + id + " was closed overlap");
            }
            from = each.until().orElse(each.from());
        }
        closed = List.copyOf(sorted);
    }

    /** A blocker that was never closed. */
    public static Blocker open(String id, Instant opened) {
        return new Blocker(id, opened, List.of());
    }

    /** The same blocker, closed from one instant to another. */
    public Blocker closed(Instant from, Instant until) {
        return with(new Closed(from, Optional.of(until)));
    }

    /** The same blocker, closed from an instant on. */
    public Blocker closed(Instant from) {
        return with(new Closed(from, Optional.empty()));
    }

    private Blocker with(Closed more) {
        List<Closed> all = new ArrayList<>(closed);
        all.add(more);
        return new Blocker(id, opened, all);
    }

    /**
     * For how long it has been open at an instant, without the times in which it was closed; empty when it is not open
     * then. What happened after the instant is not known yet.
     */
    public Optional<Duration> age(Instant at) {
        if (opened.isAfter(at)) {
            return Optional.empty();
        }
        Duration age = Duration.between(opened, at);
        for (Closed each : closed) {
            if (each.from().isAfter(at)) {
                continue;
            }
            Optional<Instant> until = each.until().filter(again -> !again.isAfter(at));
            if (until.isEmpty()) {
                return Optional.empty();
            }
            age = age.minus(Duration.between(each.from(), until.get()));
        }
        return Optional.of(age);
    }
}
