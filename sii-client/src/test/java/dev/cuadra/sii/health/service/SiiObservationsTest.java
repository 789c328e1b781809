package dev.cuadra.sii.health.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.runtime.Vault;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.call.SiiCall;
import dev.cuadra.sii.call.SiiExchange;
import dev.cuadra.sii.call.SiiOperation;
import dev.cuadra.sii.filing.service.FaultyStorage;
import dev.cuadra.sii.health.SiiFigures;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.storage.StorageException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

class SiiObservationsTest {
    private static final TenantId OPERATOR = TenantId.of("operator");
    private static final Instant TEN = Instant.parse("2026-06-10T10:00:00Z");

    private final SettableClock clock = SettableClock.at(TEN);
    private final FaultyStorage storage = new FaultyStorage(new InMemoryStorage());
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private int started = 1;
    private final SiiObservations here = process();

    /** A process of its own over the same storage. */
    private SiiObservations process() {
        return new SiiObservations(
                new Vault(storage, keys, clock, new TimeOrderedIds(clock, new Random(started++))), OPERATOR);
    }

    private static SiiCall given(SiiOperation operation, int seconds) {
        return new SiiCall(operation, Optional.empty(), false, Duration.ofSeconds(seconds), 1, 0, 0);
    }

    private static SiiCall failed(SiiOperation operation) {
        return new SiiCall(operation, Optional.of(FaultKind.UNAVAILABLE), false, Duration.ofSeconds(30), 3, 2, 0);
    }

    private static SiiCall degraded(SiiOperation operation) {
        return new SiiCall(operation, Optional.of(FaultKind.THROTTLED), true, Duration.ZERO, 0, 0, 0);
    }

    private static SiiExchange answer(SiiService service, int millis) {
        return new SiiExchange(service, Optional.empty(), Duration.ofMillis(millis));
    }

    private List<String> seen(SiiMetric metric, String scope, Instant known) {
        try (var all = here.observations(OPERATOR, metric.key(), known)) {
            return all.filter(one -> one.scope().equals(scope))
                    .map(one ->
                            one.start() + " " + one.value().stripTrailingZeros().toPlainString()
                                    + one.sample().map(n -> "/" + n).orElse(""))
                    .sorted()
                    .toList();
        }
    }

    private List<String> seen(SiiMetric metric, String scope) {
        return seen(metric, scope, clock.instant());
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void anHourIsCountedForAllAndForEachService() {
        here.ended(given(SiiOperation.RECEIVED, 2));
        here.ended(given(SiiOperation.YEAR, 4));
        here.ended(failed(SiiOperation.RECEIVED));
        here.ended(failed(SiiOperation.PROPOSAL));
        here.ended(degraded(SiiOperation.PROPOSAL));
        here.flush();

        assertThat(seen(SiiMetric.CALLS, "global")).containsExactly("2026-06-10T10:00:00Z 4/4");
        assertThat(seen(SiiMetric.ERRORS, "global")).containsExactly("2026-06-10T10:00:00Z 2/4");
        assertThat(seen(SiiMetric.ERROR_RATE, "global")).containsExactly("2026-06-10T10:00:00Z 50/4");
        assertThat(seen(SiiMetric.ERRORS, "service:bhe")).containsExactly("2026-06-10T10:00:00Z 1/3");
        assertThat(seen(SiiMetric.ERROR_RATE, "service:sdi")).containsExactly("2026-06-10T10:00:00Z 100/1");
        assertThat(seen(SiiMetric.DEGRADED, "global")).containsExactly("2026-06-10T10:00:00Z 1/5");
        assertThat(seen(SiiMetric.DEGRADED_SHARE, "service:sdi")).containsExactly("2026-06-10T10:00:00Z 50/2");
        assertThat(seen(SiiMetric.DEGRADED_SHARE, "service:bhe")).containsExactly("2026-06-10T10:00:00Z 0/3");
        assertThat(seen(SiiMetric.OPERATION_SECONDS, "service:bhe")).containsExactly("2026-06-10T10:00:00Z 12/3");
        assertThat(seen(SiiMetric.ERRORS, "service:bte")).isEmpty();
        assertThat(seen(SiiMetric.RESPONSE_SECONDS, "global")).isEmpty();
        assertThat(here.observations(TenantId.of("other"), SiiMetric.CALLS.key(), clock.instant()))
                .isEmpty();
        assertThat(here.observations(OPERATOR, "sii.unheard-of", clock.instant()))
                .isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void theTimeOfAnAnswerBelongsToTheServiceThatGaveIt() {
        here.exchanged(answer(SiiService.AUTH_WEB, 6_000));
        here.exchanged(answer(SiiService.BHE, 5_000));
        here.exchanged(answer(SiiService.BHE, 1_000));
        here.exchanged(new SiiExchange(SiiService.BHE, Optional.of(FaultKind.UNAVAILABLE), Duration.ofSeconds(30)));
        here.flush();

        assertThat(seen(SiiMetric.RESPONSE_SECONDS, "service:bhe")).containsExactly("2026-06-10T10:00:00Z 12/3");
        assertThat(seen(SiiMetric.RESPONSE_SECONDS, "service:auth-web")).containsExactly("2026-06-10T10:00:00Z 6/1");
        assertThat(seen(SiiMetric.RESPONSES_IN_TIME, "global")).containsExactly("2026-06-10T10:00:00Z 1/4");
        assertThat(seen(SiiMetric.RESPONSES_IN_TIME_SHARE, "global")).containsExactly("2026-06-10T10:00:00Z 25/4");
        assertThat(seen(SiiMetric.RESPONSE_P95, "global")).containsExactly("2026-06-10T10:00:00Z 30/4");
        assertThat(seen(SiiMetric.REQUEST_ERRORS, "service:bhe")).containsExactly("2026-06-10T10:00:00Z 1/3");
        assertThat(seen(SiiMetric.CALLS, "global")).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void anOperationBelongsToTheHourInWhichItEndedHoweverLateItIsStored() {
        clock.set(TEN.plus(Duration.ofMinutes(59)).plusSeconds(59));
        here.ended(given(SiiOperation.YEAR, 1));
        clock.advance(Duration.ofSeconds(1));
        here.ended(failed(SiiOperation.YEAR));
        clock.advance(Duration.ofMinutes(5));
        here.flush();

        assertThat(seen(SiiMetric.ERRORS, "global"))
                .containsExactly("2026-06-10T10:00:00Z 0/1", "2026-06-10T11:00:00Z 1/1");
        try (var all = here.observations(OPERATOR, SiiMetric.ERRORS.key(), clock.instant())) {
            assertThat(all).allSatisfy(one -> {
                assertThat(Duration.between(one.start(), one.end())).isEqualTo(Duration.ofHours(1));
                assertThat(one.recordedAt()).isEqualTo(clock.instant());
                assertThat(one.source()).isEqualTo("sii-client");
            });
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void whatIsStoredLateDoesNotChangeWhatWasKnown() {
        SiiObservations there = process();
        here.ended(given(SiiOperation.YEAR, 1));
        there.ended(failed(SiiOperation.YEAR));
        here.flush();
        Instant early = clock.instant();
        clock.advance(Duration.ofHours(3));
        there.flush();

        assertThat(seen(SiiMetric.ERRORS, "global", early.minusSeconds(1))).isEmpty();
        assertThat(seen(SiiMetric.ERRORS, "global", early)).containsExactly("2026-06-10T10:00:00Z 0/1");
        assertThat(seen(SiiMetric.ERRORS, "global")).containsExactly("2026-06-10T10:00:00Z 1/2");
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void aClockThatIsBehindAnothersRecordsNothingIntoThePast() {
        here.ended(given(SiiOperation.YEAR, 1));
        clock.advance(Duration.ofMinutes(10));
        here.flush();
        Instant known = clock.instant().minusSeconds(1);
        SiiObservations there = process();
        clock.set(TEN.plusSeconds(5));
        there.ended(failed(SiiOperation.YEAR));
        there.flush();

        assertThat(seen(SiiMetric.CALLS, "global", known)).isEmpty();
        assertThat(seen(SiiMetric.CALLS, "global", known.plusSeconds(1))).containsExactly("2026-06-10T10:00:00Z 2/2");
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void aFlushThatDidNotArriveIsMadeGoodByTheNext() {
        here.ended(given(SiiOperation.YEAR, 1));
        storage.breakBeforeCommit(1);
        assertThatThrownBy(here::flush).isInstanceOf(StorageException.class);
        here.ended(given(SiiOperation.YEAR, 1));
        assertThatThrownBy(here::flush).isInstanceOf(StorageException.class);
        storage.repair();
        here.ended(failed(SiiOperation.YEAR));
        here.flush();

        assertThat(seen(SiiMetric.ERRORS, "global")).containsExactly("2026-06-10T10:00:00Z 1/3");
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void aFlushWhoseAcknowledgementWasLostCountsOnce() {
        here.ended(given(SiiOperation.YEAR, 1));
        storage.breakAfterCommit(1);
        assertThatThrownBy(here::flush).isInstanceOf(StorageException.class);
        storage.repair();
        here.flush();
        here.flush();

        assertThat(seen(SiiMetric.CALLS, "global")).containsExactly("2026-06-10T10:00:00Z 1/1");
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void aProcessThatDiesLosesWhatItDidNotFlushAndNothingElse() {
        SiiObservations there = process();
        there.ended(given(SiiOperation.YEAR, 1));
        there.flush();
        there.ended(failed(SiiOperation.YEAR));
        SiiObservations anew = process();
        anew.ended(given(SiiOperation.YEAR, 1));
        anew.flush();

        assertThat(seen(SiiMetric.ERRORS, "global")).containsExactly("2026-06-10T10:00:00Z 0/2");
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void memoryHoldsFortyEightHoursAndSaysWhatItDropped() {
        for (int hour = 0; hour < 50; hour++) {
            here.ended(given(SiiOperation.YEAR, 1));
            here.exchanged(answer(SiiService.BHE, 10));
            clock.advance(Duration.ofHours(1));
        }
        here.flush();

        assertThat(here.lostHours()).isEqualTo(2);
        assertThat(seen(SiiMetric.CALLS, "global"))
                .hasSize(48)
                .first()
                .asString()
                .startsWith("2026-06-10T12:00:00Z");
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-4")
    void aSeriesHasEveryHourAlsoThoseWithoutFigures() {
        here.ended(given(SiiOperation.YEAR, 1));
        clock.advance(Duration.ofHours(2));
        here.ended(failed(SiiOperation.PROPOSAL));
        here.flush();
        Instant now = clock.instant();

        List<SiiFigures> all = here.series(TEN.minusSeconds(1), now.plusSeconds(1), now);
        assertThat(all).extracting(SiiFigures::calls).containsExactly(0L, 1L, 0L, 1L);
        assertThat(here.series(TEN, now, now)).hasSize(2);
        assertThat(here.series(SiiService.SDI, TEN, now.plusSeconds(1), now))
                .extracting(SiiFigures::failed)
                .containsExactly(0L, 0L, 1L);
        assertThat(here.series(TEN, now, TEN)).containsOnly(SiiFigures.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> here.series(TEN, TEN, now));
        assertThatIllegalArgumentException().isThrownBy(() -> here.series(TEN, TEN.plus(Duration.ofDays(367)), now));
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void manyThreadsThatCountAndFlushLoseNothing() throws InterruptedException {
        SiiObservations there = process();
        List<Thread> threads = new ArrayList<>();
        for (SiiObservations one : List.of(here, there, here, there)) {
            threads.add(new Thread(() -> {
                for (int at = 0; at < 50; at++) {
                    one.ended(given(SiiOperation.YEAR, 1));
                    if (at % 10 == 9) {
                        one.flush();
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        here.flush();
        there.flush();

        assertThat(seen(SiiMetric.CALLS, "global")).containsExactly("2026-06-10T10:00:00Z 200/200");
    }

    /** Beside a plain list of what was heard and when it was stored, with processes that die and a line that breaks. */
    @Property(tries = 60)
    @Tag("SII-SEE-3")
    void processesAddUpAndThePastStaysWhatItWas(@ForAll long seed) {
        record Heard(Instant hour, SiiService service, boolean failed) {}
        SiiObservationsTest house = new SiiObservationsTest();
        Random random = new Random(seed);
        List<SiiObservations> processes = new ArrayList<>(List.of(house.here, house.process(), house.process()));
        List<List<Heard>> pending = new ArrayList<>();
        processes.forEach(any -> pending.add(new ArrayList<>()));
        List<Heard> stored = new ArrayList<>();
        Map<Instant, List<Observation>> known = new TreeMap<>();
        for (int step = 0; step < 60; step++) {
            house.clock.advance(Duration.ofSeconds(1 + random.nextInt(1_500)));
            int which = random.nextInt(3);
            SiiObservations process = processes.get(which);
            switch (random.nextInt(8)) {
                case 0 -> {
                    processes.set(which, house.process());
                    pending.get(which).clear();
                }
                case 1 -> {
                    house.storage.breakAfterCommit(random.nextBoolean() ? 1 : 0);
                    house.storage.breakBeforeCommit(random.nextInt(3) == 0 ? 1 : 0);
                    boolean any = !pending.get(which).isEmpty();
                    try {
                        process.flush();
                    } catch (StorageException e) {
                        assertThat(any).isTrue();
                    }
                    house.storage.repair();
                    process.flush();
                    stored.addAll(pending.get(which));
                    pending.get(which).clear();
                }
                case 2 -> known.put(house.clock.instant(), house.all());
                default -> {
                    SiiOperation operation = List.of(SiiOperation.YEAR, SiiOperation.PROPOSAL, SiiOperation.ISSUED_BTE)
                            .get(random.nextInt(3));
                    boolean fails = random.nextBoolean();
                    process.ended(fails ? failed(operation) : given(operation, 1));
                    pending.get(which)
                            .add(new Heard(
                                    Instant.ofEpochSecond(house.clock.instant().getEpochSecond() / 3_600 * 3_600),
                                    operation.service(),
                                    fails));
                }
            }
        }
        Map<String, BigDecimal> errors = new TreeMap<>();
        for (Heard heard : stored) {
            BigDecimal one = heard.failed ? BigDecimal.ONE : BigDecimal.ZERO;
            errors.merge(heard.hour + " global", one, BigDecimal::add);
            errors.merge(heard.hour + " " + SiiObservations.scope(heard.service), one, BigDecimal::add);
        }
        Map<String, BigDecimal> shown = new TreeMap<>();
        house.all().forEach(one -> shown.put(one.start() + " " + one.scope(), one.value()));
        assertThat(shown).isEqualTo(errors);
        known.forEach((then, seen) -> assertThat(house.all(then)).isEqualTo(seen));
    }

    private List<Observation> all() {
        return all(clock.instant());
    }

    private List<Observation> all(Instant known) {
        try (var all = here.observations(OPERATOR, SiiMetric.ERRORS.key(), known)) {
            return all.toList();
        }
    }
}
