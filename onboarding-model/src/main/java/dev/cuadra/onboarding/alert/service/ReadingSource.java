package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Where readings come from, such as {@code observedReadings::read}. It never forgets what it once said: asked again for the
 * same instant, it gives every reading that was recorded by then, and may give later ones. Safe for many threads.
 */
@FunctionalInterface
public interface ReadingSource {
    /** The readings of the metrics of {@code definition} that were recorded at or before {@code known}. */
    List<Reading> read(TenantId tenant, Definition definition, Instant known);
}
