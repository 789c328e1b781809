package dev.cuadra.sii.health.service;

import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.call.SiiCall;
import dev.cuadra.sii.call.SiiExchange;
import dev.cuadra.sii.call.SiiListener;
import dev.cuadra.sii.health.SiiFigures;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.observe.ObservationSource;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What rollout gates read about the SII: figures by the hour, for all services and for each. A {@link SiiListener} that
 * counts in memory, and stores what it counted when it is told to {@link #flush}. Safe for many threads and processes,
 * whose figures add up, each counted once.
 *
 * <p>The scopes are {@code global} and, for each service, {@link #scope}. Operations belong to the service that was to
 * give what they were for, requests to the one that was asked. An hour in which nothing was asked has no observation,
 * which is not the same as no errors; of an hour that still goes on there is what is known so far.
 *
 * <p>Figures are of the SII and of nobody in particular, so they are kept under one tenant, the operator's own.
 *
 * <p>A process that dies loses what it counted since its last flush, and nothing that was stored. A flush that failed,
 * or whose acknowledgement was lost, is made good by the next, and counts once. In memory there are at most
 * {@link #MOST_HOURS} hours to be stored, and as many more that an earlier flush could not store; what is older is
 * dropped and counted in {@link #lostHours}.
 *
 * <p>What was known at an earlier time does not change: what is stored later has a later {@code recordedAt}, also for an
 * hour long past. That time is taken shortly before it is stored, so ask for what was known some seconds ago rather than
 * now where two answers have to agree.
 *
 * @source SII-SEE-3
 */
public final class SiiObservations implements ObservationSource, SiiListener {
    /** How many hours are kept in memory. */
    public static final int MOST_HOURS = 48;

    /** Who says so. */
    public static final String SOURCE = "sii-client";

    private static final String GLOBAL = "global";
    private static final int PERSISTENCE = 20;
    private static final int PAGE = 200;

    private final Vault vault;
    private final TenantId tenant;
    private final Tally tally = new Tally(MOST_HOURS);
    private final Object flushing = new Object();
    private Optional<Batch> unsettled = Optional.empty();

    /** What is to be stored, under an id by which it is known again. */
    private record Batch(UUID id, SortedMap<Long, Map<SiiService, SiiFigures>> hours) {}

    /**
     * Observations in {@code vault}, by its clock.
     *
     * @param tenant under whom the figures are kept
     */
    public SiiObservations(Vault vault, TenantId tenant) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.tenant = Objects.requireNonNull(tenant, "tenant");
    }

    /** The scope of a service. */
    public static String scope(SiiService service) {
        return "service:" + service.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void ended(SiiCall call) {
        tally.ended(call, vault.now());
    }

    @Override
    public void exchanged(SiiExchange exchange) {
        tally.exchanged(exchange, vault.now());
    }

    /** How many hours were dropped because nobody flushed, or no flush succeeded, for too long. */
    public long lostHours() {
        return tally.lost();
    }

    /**
     * Stores what was counted since the last time. To be called every few minutes and before the process ends; a part of
     * some 300 bytes for each service is added to the document of the hour each time.
     *
     * @throws StaleVersionException when other processes got in between again and again; the next flush tries once more
     * @throws StorageException when the medium failed; the next flush stores what is missing
     */
    public void flush() {
        synchronized (flushing) {
            settle();
            SortedMap<Long, Map<SiiService, SiiFigures>> hours = tally.take();
            if (!hours.isEmpty()) {
                unsettled = Optional.of(new Batch(vault.newId(), hours));
                settle();
            }
        }
    }

    private void settle() {
        unsettled.ifPresent(batch -> {
            Vault.again(PERSISTENCE, () -> store(batch));
            unsettled = Optional.empty();
        });
    }

    /** Whether there was anything to store. */
    private boolean store(Batch batch) {
        Work work = vault.begin(tenant, "sii.hour.flush");
        Map<Long, Loaded<StoredHour>> stored = vault.findAllUnique(
                StoredHour.TYPE,
                tenant,
                "hour",
                batch.hours.keySet(),
                (hour, tokens) -> List.of(IndexValue.of(hour.longValue())));
        boolean changes = false;
        for (Map.Entry<Long, Map<SiiService, SiiFigures>> hour : batch.hours.entrySet()) {
            Optional<Loaded<StoredHour>> loaded = Optional.ofNullable(stored.get(hour.getKey()));
            StoredHour before = loaded.map(Loaded::value).orElseGet(() -> StoredHour.empty(hour.getKey()));
            if (!before.holds(batch.id)) {
                StoredHour after = before.plus(batch.id, vault.now(), hour.getValue());
                loaded.ifPresentOrElse(
                        document -> work.update(document, after), () -> work.create(StoredHour.TYPE, after));
                changes = true;
            }
        }
        if (changes) {
            work.commit();
        }
        return changes;
    }

    @Override
    public Stream<Observation> observations(TenantId of, String metric, Instant known) {
        Optional<SiiMetric> wanted = SiiMetric.named(metric);
        return wanted.map(one ->
                        vault.scan(StoredHour.TYPE, of).flatMap(loaded -> observations(loaded.value(), one, known)))
                .orElseGet(Stream::empty);
    }

    private static Stream<Observation> observations(StoredHour hour, SiiMetric metric, Instant known) {
        List<Observation> all = new ArrayList<>();
        observation(hour, metric, GLOBAL, Optional.empty(), known).ifPresent(all::add);
        for (SiiService service : SiiService.values()) {
            observation(hour, metric, scope(service), Optional.of(service), known)
                    .ifPresent(all::add);
        }
        return all.stream();
    }

    private static Optional<Observation> observation(
            StoredHour hour, SiiMetric metric, String scope, Optional<SiiService> service, Instant known) {
        return hour.known(service, known)
                .flatMap(found -> metric.of(found.figures())
                        .map(reading -> new Observation(
                                metric.key(),
                                scope,
                                Tally.start(hour.hour()),
                                Tally.start(hour.hour() + 1),
                                reading.value(),
                                reading.sample(),
                                found.recordedAt(),
                                SOURCE)));
    }

    /**
     * The figures of all services, hour by hour, {@link SiiFigures#NONE} for an hour of which nothing was known: what
     * {@link dev.cuadra.sii.health.SiiTargets} judge.
     *
     * @param from an instant of the first hour
     * @param until the end, not included; the hour that it falls into is, unless it is its beginning
     * @param known what was known when
     * @throws IllegalArgumentException when {@code until} is not after {@code from}, or more than 366 days lie between
     */
    public List<SiiFigures> series(Instant from, Instant until, Instant known) {
        return series(from, until, known, Optional.empty());
    }

    /** The figures of one service, like those of all. */
    public List<SiiFigures> series(SiiService service, Instant from, Instant until, Instant known) {
        return series(from, until, known, Optional.of(service));
    }

    private List<SiiFigures> series(Instant from, Instant until, Instant known, Optional<SiiService> service) {
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("Not a time of at most 366 days: " + from + " to " + until);
        }
        long first = Tally.hour(from);
        long last = Tally.hour(until.minusNanos(1));
        SortedMap<Long, SiiFigures> series = new TreeMap<>();
        for (long hour = first; hour <= last; hour++) {
            series.put(hour, SiiFigures.NONE);
        }
        hours(first, last)
                .forEach(stored ->
                        stored.known(service, known).ifPresent(found -> series.put(stored.hour(), found.figures())));
        return List.copyOf(series.values());
    }

    private List<StoredHour> hours(long first, long last) {
        Query query = Query.of(StoredHour.TYPE.collection(), "hour")
                .between(IndexValue.of(first), IndexValue.of(last))
                .limit(PAGE);
        return vault.all(StoredHour.TYPE, tenant, query).map(Loaded::value).toList();
    }
}
