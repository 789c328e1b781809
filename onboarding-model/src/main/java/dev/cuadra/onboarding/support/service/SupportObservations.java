package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.support.Ticket;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.observe.ObservationSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What gates read about support, counted from stored tickets by the local days of the calendar. Counts and shares are one
 * observation a day, from the launch or the first ticket on; a day without tickets has a count of zero and a share of none of none. Means
 * are one observation for each ticket, so that they add up exactly. A share of different tickets solved in a week is told
 * for whole weeks after the launch as well, since a ticket solved on two days counts once. The value is as known at the
 * instant asked for. Safe for many threads and processes; holds the tickets of the tenant while it counts.
 *
 * @source METRIC-1, METRIC-6
 */
public final class SupportObservations implements ObservationSource {
    /** Who says so. */
    public static final String SOURCE = "support";

    /** All metrics that are published. */
    public static final List<String> METRICS = DayTally.METRICS;

    private final SupportDesk desk;
    private final LocalDate launch;
    private final Optional<BigDecimal> baseline;

    /**
     * Observations of a desk.
     *
     * @param launch day 1, from which weeks are counted
     * @param baseline the tickets that were usual in a week before, where that is known
     */
    public SupportObservations(SupportDesk desk, LocalDate launch, Optional<BigDecimal> baseline) {
        this.desk = Objects.requireNonNull(desk, "desk");
        this.launch = Objects.requireNonNull(launch, "launch");
        this.baseline = Objects.requireNonNull(baseline, "baseline");
    }

    @Override
    public Stream<Observation> observations(TenantId tenant, String metric, Instant known) {
        return METRICS.contains(metric)
                ? all(tenant, known).stream()
                        .filter(observation -> observation.metric().equals(metric))
                : Stream.empty();
    }

    /** The observations of all metrics as known at an instant, in one reading. */
    public List<Observation> all(TenantId tenant, Instant known) {
        List<Ticket> tickets = desk.tickets(tenant, known);
        return new DayTally(desk.terms(), launch, baseline, known).observations(tickets);
    }
}
