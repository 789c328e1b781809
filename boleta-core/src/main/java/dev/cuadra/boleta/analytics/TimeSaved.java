package dev.cuadra.boleta.analytics;

import java.time.YearMonth;
import java.util.Objects;

/**
 * The working time that a closed month is taken to have saved. An assumption, not a measurement.
 *
 * @param month the month
 * @param minutes of that month, whole minutes
 * @param cumulative of all closed months up to it
 * @source STAT-6
 */
public record TimeSaved(YearMonth month, long minutes, long cumulative) {
    public TimeSaved {
        Objects.requireNonNull(month, "month");
    }
}
