package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A number worth celebrating, once for each customer.
 *
 * @param key its name
 * @param figure what is counted
 * @param at how many of them it takes, from 1
 * @param message the template of the message that tells of it
 * @param title what is celebrated, for people
 * @source PLAN-9
 */
public record Celebration(String key, String figure, int at, String message, Text title) {
    /**
     * A thing that counts.
     *
     * @param id what it is; the same thing counts once
     * @param at when it happened
     */
    public record Counted(String id, Instant at) {
        /** By time, then by name. */
        static final Comparator<Counted> ORDER =
                Comparator.comparing(Counted::at).thenComparing(Counted::id);

        public Counted {
            Objects.requireNonNull(at, "at");
            if (id.isBlank()) {
                throw new IllegalArgumentException("What counts has an id");
            }
        }
    }

    public Celebration {
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(title, "title");
        if (key.isBlank() || at < 1) {
            throw Refused.because("AT_LEAST_ONE", Map.of("value", at));
        }
    }

    /**
     * When the number was reached: the time of the thing that made it full, however many came at once. Of one thing that
     * is told twice the earlier telling counts. Empty while it is not reached.
     */
    public Optional<Instant> reached(Collection<Counted> things) {
        List<Counted> once = distinct(things);
        return once.size() < at
                ? Optional.empty()
                : Optional.of(once.get(at - 1).at());
    }

    /** Each thing once, by time. */
    public static List<Counted> distinct(Collection<Counted> things) {
        java.util.Set<String> seen = new java.util.HashSet<>();
        return things.stream()
                .sorted(Counted.ORDER)
                .filter(thing -> seen.add(thing.id()))
                .toList();
    }
}
