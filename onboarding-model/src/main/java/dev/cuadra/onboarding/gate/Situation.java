package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Metric;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that an evaluation depends on besides its definition: the instant, the calendar, the metrics by key, and
 * what is known at the instant.
 *
 * @param calendar the calendar
 * @param metrics the metrics by key
 * @param known what is known at the instant of the evaluation
 * @param memory what was found at other instants of the same timeline; changes no answer
 */
public record Situation(PlanCalendar calendar, Map<String, Metric> metrics, Known known, Optional<Memory> memory) {
    public Situation {
        metrics = Map.copyOf(metrics);
        Objects.requireNonNull(memory, "memory");
    }

    /** A situation by itself. */
    public Situation(PlanCalendar calendar, Map<String, Metric> metrics, Known known) {
        this(calendar, metrics, known, Optional.empty());
    }

    /** The same without memory, for conditions that are asked once. */
    public Situation alone() {
        return new Situation(calendar, metrics, known);
    }

    /** The instant of the evaluation. */
    public Instant at() {
        return known.at();
    }

    /**
     * The metric with a key.
     *
     * @throws IllegalArgumentException when the definition does not declare it
     */
    public Metric metric(String key) {
        Metric metric = metrics.get(key);
        if (metric == null) {
            throw new IllegalArgumentException("No metric called " + key);
        }
        return metric;
    }
}
