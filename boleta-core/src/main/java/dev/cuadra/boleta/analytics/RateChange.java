package dev.cuadra.boleta.analytics;

import dev.cuadra.boleta.retention.RetentionRate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * The law's ordinary rate is another than the month before.
 *
 * @param month the first month with the new rate
 * @param before the rate until then
 * @param after the rate from then on
 * @source STAT-3
 */
public record RateChange(YearMonth month, RetentionRate before, RetentionRate after) {
    public RateChange {
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
