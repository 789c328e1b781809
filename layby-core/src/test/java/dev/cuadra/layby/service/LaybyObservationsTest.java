package dev.cuadra.layby.service;

import static dev.cuadra.layby.service.Host.ACME;
import static dev.cuadra.layby.service.Host.MONDAY;
import static dev.cuadra.layby.service.Host.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaybyObservationsTest {
    private final Host host = new Host();
    private final LaybyObservations observations = new LaybyObservations(host.vault, ZONE);

    private List<String> seen(String metric, Instant known) {
        try (var all = observations.observations(ACME, metric, known)) {
            return all.map(LaybyObservationsTest::text).toList();
        }
    }

    private static String text(Observation observation) {
        return observation.scope() + " " + observation.start().atZone(ZONE).toLocalDate() + " " + observation.value();
    }

    @Test
    void everyDayIsCountedForAllAndForEachShop() {
        host.stock("LAMP", 20);
        UUID one = host.active();
        host.active();
        host.drafted(host.consumer(), Host.terms());
        host.on(MONDAY.plusDays(1));
        host.laybys.pay(
                new Caller(ACME, "user-8").asks("late"),
                one,
                Host.aud("300.00"),
                dev.cuadra.layby.money.Tender.CARD,
                MONDAY.plusDays(1));
        host.laybys.collect(host.fresh(), one, "passport seen");
        Instant now = host.clock.instant();

        assertThat(seen(LaybyObservations.CREATED, now))
                .containsExactly("global 2026-03-02 2", "shop:ACME/SYD 2026-03-02 2");
        assertThat(seen(LaybyObservations.PAYMENTS, now))
                .containsExactly(
                        "global 2026-03-02 3",
                        "shop:ACME/SYD 2026-03-02 3",
                        "global 2026-03-03 1",
                        "shop:ACME/SYD 2026-03-03 1");
        assertThat(seen(LaybyObservations.COMPLETED, now))
                .containsExactly("global 2026-03-03 1", "shop:ACME/SYD 2026-03-03 1");
        assertThat(seen(LaybyObservations.ACTIVE_USERS, now))
                .containsExactly(
                        "global 2026-03-02 1",
                        "shop:ACME/SYD 2026-03-02 1",
                        "global 2026-03-03 2",
                        "shop:ACME/SYD 2026-03-03 2");
        assertThat(seen("layby.unheard-of", now)).isEmpty();
    }

    @Test
    void whatWasNotKnownYetIsNotSeen() {
        host.stock("LAMP", 20);
        host.active();
        Instant then = host.clock.instant();
        host.on(MONDAY.plusDays(1));
        host.active();

        assertThat(seen(LaybyObservations.CREATED, then))
                .containsExactly("global 2026-03-02 1", "shop:ACME/SYD 2026-03-02 1");
        assertThat(observations.observations(TenantId.of("other"), LaybyObservations.CREATED, then))
                .isEmpty();
    }

    @Test
    void allOfThemAtOnceAreThoseOfEachMetric() {
        host.stock("LAMP", 20);
        host.active();
        host.on(MONDAY.plusDays(1));
        host.active();
        Instant now = host.clock.instant();

        assertThat(observations.all(ACME, now))
                .hasSizeGreaterThan(8)
                .containsExactlyInAnyOrderElementsOf(java.util.stream.Stream.of(
                                LaybyObservations.CREATED,
                                LaybyObservations.PAYMENTS,
                                LaybyObservations.COMPLETED,
                                LaybyObservations.ACTIVE_USERS)
                        .flatMap(metric -> observations.observations(ACME, metric, now))
                        .toList());
        assertThat(observations.observations(ACME, "layby.other", now)).isEmpty();
    }

    @Test
    void theDaysWorkIsNobodysActivity() {
        host.stock("LAMP", 20);
        host.active();
        host.on(MONDAY.plusDays(4));
        host.daily.run(new Caller(ACME, "scheduler"), DailyListener.SILENT);

        assertThat(seen(LaybyObservations.ACTIVE_USERS, host.clock.instant()))
                .containsExactly("global 2026-03-02 1", "shop:ACME/SYD 2026-03-02 1");
    }
}
