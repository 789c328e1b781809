package dev.cuadra.onboarding.service;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.observe.ObservationSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what other parts of a host publish as observations, for the metrics of a definition. Safe for many threads as
 * far as its sources are.
 */
public final class ObservedReadings {
    private final List<ObservationSource> sources;

    /** Readings from all of {@code sources}. */
    public ObservedReadings(Collection<? extends ObservationSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** What the sources say about the metrics of {@code definition}, as known at an instant. */
    public List<Reading> read(TenantId tenant, Definition definition, Instant known) {
        List<Reading> readings = new ArrayList<>();
        for (Metric metric : definition.metrics()) {
            for (ObservationSource source : sources) {
                try (Stream<Reading> all = readings(source, tenant, metric, known)) {
                    all.forEach(readings::add);
                }
            }
        }
        return readings;
    }

    private static Stream<Reading> readings(ObservationSource source, TenantId tenant, Metric metric, Instant known) {
        if (source instanceof StatementSource direct) {
            return direct.readings(tenant, metric.key(), known);
        }
        return source.observations(tenant, metric.key(), known).map(observation -> reading(observation, metric));
    }

    /** An observation as the gates read it. */
    static Reading reading(Observation observation, Metric metric) {
        return new Reading(
                observation.id(),
                observation.metric(),
                observation.scope(),
                observation.start(),
                observation.end(),
                content(observation, metric),
                observation.eventTime(),
                observation.recordedAt(),
                observation.source());
    }

    private static Content content(Observation observation, Metric metric) {
        if (observation.share()) {
            return new Content.Share(
                    observation.value().longValueExact(), observation.sample().orElse(0L));
        }
        boolean answer = metric.kind() == MetricKind.BOOLEAN || metric.kind() == MetricKind.EVENT;
        return answer
                ? new Content.Answer(observation.value().signum() > 0, Optional.empty())
                : new Content.Amount(observation.value(), observation.sample());
    }
}
