package dev.cuadra.spi.observe;

import dev.cuadra.spi.Preview;
import dev.cuadra.spi.TenantId;
import java.time.Instant;
import java.util.stream.Stream;

/** Where observations come from. Safe for many threads; takes no null. */
@Preview
@FunctionalInterface
public interface ObservationSource {
    /**
     * The observations of {@code metric} known at {@code known}, in no particular order. The caller closes the stream.
     */
    Stream<Observation> observations(TenantId tenant, String metric, Instant known);
}
