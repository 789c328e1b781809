package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Metric;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that an evaluation depends on besides its definition: the instant, the calendar, the metrics by key, and
 * what is known at the instant.
 *
 * @param calendar the calendar
 * @param metrics the metrics by key
 * @param known what is known at the instant of the evaluation
 */
public record Situation(PlanCalendar calendar, Map<String, Metric> metrics, Known known) {
    public Situation {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
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
