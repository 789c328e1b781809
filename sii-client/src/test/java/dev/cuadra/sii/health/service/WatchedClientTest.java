package dev.cuadra.sii.health.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Vault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.call.SiiClient;
import dev.cuadra.sii.call.SiiCredential;
import dev.cuadra.sii.health.SiiFigures;
import dev.cuadra.sii.health.SiiTargets;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client of the simulated SII, and what was seen of it. */
class WatchedClientTest {
    private static final TenantId OPERATOR = TenantId.of("operator");
    private static final Rut COMPANY = Rut.parse("77777777-7");

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-06-10T12:00:00Z"));
    private final Vault vault =
            new Vault(new InMemoryStorage(), new InMemoryKeyRing(), clock, new TimeOrderedIds(clock, new Random(3)));
    private final SiiObservations observations = new SiiObservations(vault, OPERATOR);

    // snippet:targets
    static List<SiiTargets.Judged> bad(SiiObservations observations, Instant now) {
        observations.flush();
        List<SiiFigures> day = observations.series(now.minus(Duration.ofHours(24)), now, now);
        return SiiTargets.shipped().judge(day).stream()
                .filter(SiiTargets.Judged::bad)
                .toList();
    }
    // end:targets

    @Test
    @Tag("SII-SEE-3")
    @Tag("SII-SEE-4")
    void whatAClientDoesIsCountedAndJudged() {
        try (SiiSimulator sii = SiiSimulator.builder().clock(clock).start()) {
            SiiClient client = SiiClient.builder(
                            sii.transport(),
                            rut -> Optional.of(SiiCredential.password("empresa1".toCharArray())),
                            clock,
                            clock::advance)
                    .listener(observations)
                    .random(new Random(3))
                    .build();
            for (int call = 0; call < 98; call++) {
                client.year(COMPANY, 2026);
            }
            for (int call = 0; call < 7; call++) {
                clock.advance(Duration.ofHours(1));
                sii.faults().next(SimulatedService.SDI, SimulatedFault.THROTTLED_PAGE);
                fails(client);
                fails(client);
            }
            clock.advance(Duration.ofSeconds(1));

            // 7 of 105 failed, which is 6.67 %, and 7 more were not made.
            assertThat(bad(observations, clock.instant()))
                    .extracting(judged -> judged.target().id())
                    .containsExactly("BL-086", "BL-090");
            Instant now = clock.instant();
            SiiFigures sdi = observations.series(SiiService.SDI, now.minus(Duration.ofHours(24)), now, now).stream()
                    .reduce(SiiFigures.NONE, SiiFigures::plus);
            assertThat(sdi.failed()).isEqualTo(7);
            assertThat(sdi.degraded()).isEqualTo(7);
            // One request each, and none for what was refused.
            assertThat(sdi.answers().count()).isEqualTo(7);
            assertThat(sdi.faults()).isEqualTo(7);
            assertThat(client.health().leftAlone()).containsExactly(SiiService.SDI);
        }
    }

    private static void fails(SiiClient client) {
        assertThat(catchThrowableOfType(SiiFaultException.class, () -> client.proposal(COMPANY, YearMonth.of(2026, 5))))
                .isNotNull();
    }
}
