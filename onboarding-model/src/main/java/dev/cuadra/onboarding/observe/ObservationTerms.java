package dev.cuadra.onboarding.observe;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.metric.Metric;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a list of observations is read by.
 *
 * @param metrics the metrics by key whose unit and scale the values have to have; empty when nothing is checked
 * @param zone the zone of dates and times that name none
 */
public record ObservationTerms(Map<String, Metric> metrics, ZoneId zone) {
    public ObservationTerms {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        Objects.requireNonNull(zone, "zone");
    }

    /** Without a definition: values are numbers, shares, or yes and no. */
    public static ObservationTerms of(ZoneId zone) {
        return new ObservationTerms(Map.of(), zone);
    }

    /** With the metrics of a definition. */
    public static ObservationTerms of(Definition definition, ZoneId zone) {
        return new ObservationTerms(definition.metricsByKey(), zone);
    }
}
