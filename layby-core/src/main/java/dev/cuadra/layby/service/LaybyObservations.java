package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.observe.ObservationSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What rollout gates read about lay-bys, counted from their logs, for each day on which there was any. Safe for many
 * threads and processes. It reads every lay-by of the tenant.
 *
 * <p>The scopes are {@code global} and, for each shop, {@code shop:BUSINESS/STORE}. What counts is when something was
 * booked: a day that is over does not change any more.
 */
public final class LaybyObservations implements ObservationSource {
    /** Lay-bys that were accepted. */
    public static final String CREATED = "layby.created";

    /** Payments that were taken. */
    public static final String PAYMENTS = "layby.payments";

    /** Lay-bys of which the goods were handed over. */
    public static final String COMPLETED = "layby.completed";

    /** Users who did something to a lay-by. */
    public static final String ACTIVE_USERS = "layby.active-users";

    /** Who says so. */
    public static final String SOURCE = "layby-core";

    private static final List<String> METRICS = List.of(CREATED, PAYMENTS, COMPLETED, ACTIVE_USERS);

    private final Vault vault;
    private final ZoneId zone;

    private static final class Tally {
        private long count;
        private final Set<String> users = new HashSet<>();
        private Instant last = Instant.MIN;

        void add(Recorded recorded) {
            count++;
            users.add(recorded.by());
            last = recorded.at().isAfter(last) ? recorded.at() : last;
        }
    }

    private record Window(String scope, LocalDate day) implements Comparable<Window> {
        @Override
        public int compareTo(Window other) {
            int byDay = day.compareTo(other.day);
            return byDay != 0 ? byDay : scope.compareTo(other.scope);
        }
    }

    /**
     * Observations of the lay-bys in {@code vault}.
     *
     * @param zone the zone in which the days of the observations begin and end
     */
    public LaybyObservations(Vault vault, ZoneId zone) {
        this.vault = vault;
        this.zone = zone;
    }

    @Override
    public Stream<Observation> observations(TenantId tenant, String metric, Instant known) {
        return METRICS.contains(metric)
                ? all(tenant, known).stream().filter(one -> one.metric().equals(metric))
                : Stream.empty();
    }

    /**
     * The observations of every metric, from one reading of the lay-bys: for hosts that publish more than one.
     *
     * @param known what was recorded later is left out
     */
    public List<Observation> all(TenantId tenant, Instant known) {
        Map<String, Map<Window, Tally>> tallies = new LinkedHashMap<>();
        METRICS.forEach(metric -> tallies.put(metric, new TreeMap<>()));
        try (Stream<Loaded<StoredLayby>> all = vault.scan(Documents.LAYBYS, tenant)) {
            all.map(Loaded::value)
                    .forEach(layby -> layby.log().stream()
                            .filter(recorded -> !recorded.at().isAfter(known))
                            .forEach(recorded -> tallies.forEach((metric, windows) -> {
                                if (counts(metric, recorded)) {
                                    add(windows, "shop:" + layby.shop(), recorded);
                                }
                            })));
        }
        List<Observation> observations = new ArrayList<>();
        tallies.forEach((metric, windows) ->
                windows.forEach((window, tally) -> observations.add(observation(metric, window, tally))));
        return observations;
    }

    private void add(Map<Window, Tally> tallies, String shop, Recorded recorded) {
        LocalDate day = LocalDate.ofInstant(recorded.at(), zone);
        for (String scope : new String[] {"global", shop}) {
            tallies.computeIfAbsent(new Window(scope, day), any -> new Tally()).add(recorded);
        }
    }

    private static boolean counts(String metric, Recorded recorded) {
        return switch (metric) {
            case CREATED -> recorded.event() instanceof LaybyEvent.Accepted;
            case PAYMENTS -> recorded.event() instanceof LaybyEvent.PaymentReceived;
            case COMPLETED -> recorded.event() instanceof LaybyEvent.Collected;
            default -> !recorded.command().name().equals("Daily");
        };
    }

    private Observation observation(String metric, Window window, Tally tally) {
        return new Observation(
                metric,
                window.scope(),
                window.day().atStartOfDay(zone).toInstant(),
                window.day().plusDays(1).atStartOfDay(zone).toInstant(),
                BigDecimal.valueOf(metric.equals(ACTIVE_USERS) ? tally.users.size() : tally.count),
                Optional.empty(),
                tally.last,
                SOURCE);
    }
}
