package dev.cuadra.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * A reading of a figure at an instant, of everybody. One with the id of an earlier one replaces it from when it was
 * recorded.
 *
 * @param id identifies it
 * @param metric the figure
 * @param at when it was measured
 * @param value what was measured
 * @param recordedAt when it became known, not before it was measured
 */
public record GateSight(String id, String metric, Instant at, BigDecimal value, Instant recordedAt) {
    public GateSight {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(value, "value");
        if (recordedAt.isBefore(at)) {
            throw new IllegalArgumentException("Recorded before it was measured: " + id);
        }
    }
}
