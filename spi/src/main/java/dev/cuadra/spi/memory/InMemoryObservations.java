package dev.cuadra.spi.memory;

import dev.cuadra.spi.Preview;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.observe.ObservationSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Observations in memory. Safe for many threads; a stream shows what was held when it was asked for. */
@Preview
public final class InMemoryObservations implements ObservationSource {
    private final Map<TenantId, List<Observation>> held = new HashMap<>();

    /** A source without observations. */
    public InMemoryObservations() {}

    /** Adds an observation. */
    public synchronized void add(TenantId tenant, Observation observation) {
        held.computeIfAbsent(tenant, any -> new ArrayList<>()).add(Objects.requireNonNull(observation, "observation"));
    }

    @Override
    public synchronized Stream<Observation> observations(TenantId tenant, String metric, Instant known) {
        return held.getOrDefault(tenant, List.of()).stream()
                .filter(seen ->
                        seen.metric().equals(metric) && !seen.recordedAt().isAfter(known))
                .toList()
                .stream();
    }
}
