package dev.cuadra.onboarding.service;

import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.ObservationSource;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A source that can say more than figures: words, answers, what is missing and why. {@link ObservedReadings} asks it so.
 * Safe for many threads; takes no null.
 */
public interface StatementSource extends ObservationSource {
    /** The readings of {@code metric} known at {@code known}, in no particular order. The caller closes the stream. */
    Stream<Reading> readings(TenantId tenant, String metric, Instant known);
}
