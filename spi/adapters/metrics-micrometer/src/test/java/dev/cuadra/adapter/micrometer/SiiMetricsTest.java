package dev.cuadra.adapter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.call.SiiCall;
import dev.cuadra.sii.call.SiiClient;
import dev.cuadra.sii.call.SiiCredential;
import dev.cuadra.sii.call.SiiExchange;
import dev.cuadra.sii.call.SiiListener;
import dev.cuadra.sii.call.SiiOperation;
import dev.cuadra.spi.memory.ScriptedSiiTransport;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.sii.SiiTransportException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SII-SEE-5")
class SiiMetricsTest {
    private static final Rut COMPANY = Rut.parse("77777777-7");

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-06-10T12:00:00Z"));
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ScriptedSiiTransport sii = new ScriptedSiiTransport();

    // snippet:metrics
    static SiiClient measured(SiiClient.Builder builder, MeterRegistry registry, SiiListener own) {
        SiiMetrics metrics = new SiiMetrics(registry);
        SiiClient client = builder.listener(SiiListener.all(metrics, own)).build();
        metrics.watch(client::health);
        return client;
    }
    // end:metrics

    private static SiiCall call(SiiOperation operation, FaultKind fault, boolean leftAlone) {
        return new SiiCall(operation, Optional.of(fault), leftAlone, Duration.ZERO, leftAlone ? 0 : 3, 2, 1);
    }

    @Test
    void operationsAreTimedByWhatCameOfThem() {
        SiiMetrics metrics = new SiiMetrics(registry);
        metrics.ended(new SiiCall(SiiOperation.RECEIVED, Optional.empty(), false, Duration.ofMillis(2_500), 5, 0, 1));
        metrics.ended(new SiiCall(SiiOperation.RECEIVED, Optional.empty(), false, Duration.ofMillis(500), 1, 0, 0));
        metrics.ended(call(SiiOperation.PROPOSAL, FaultKind.THROTTLED, false));
        metrics.ended(call(SiiOperation.PROPOSAL, FaultKind.THROTTLED, true));

        Timer given = registry.get(SiiMetrics.OPERATION)
                .tags("operation", "received", "service", "bhe", "outcome", "given", "fault", "none")
                .timer();
        assertThat(given.count()).isEqualTo(2);
        assertThat(given.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3_000);
        for (String outcome : Set.of("failed", "degraded")) {
            assertThat(registry.get(SiiMetrics.OPERATION)
                            .tags("service", "sdi", "outcome", outcome, "fault", "throttled")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
        assertThat(counted(SiiMetrics.ATTEMPTS, "received")).isEqualTo(6);
        assertThat(counted(SiiMetrics.ATTEMPTS, "proposal")).isEqualTo(3);
        assertThat(counted(SiiMetrics.REPEATS, "proposal")).isEqualTo(4);
        assertThat(counted(SiiMetrics.LOGINS, "received")).isEqualTo(1);
    }

    private double counted(String name, String operation) {
        return registry.get(name).tag("operation", operation).counter().count();
    }

    @Test
    void requestsAreTimedByTheServiceThatWasAsked() {
        SiiMetrics metrics = new SiiMetrics(registry);
        metrics.exchanged(new SiiExchange(SiiService.AUTH_WEB, Optional.empty(), Duration.ofSeconds(1)));
        metrics.exchanged(new SiiExchange(
                SiiService.AUTH_WEB, Optional.of(FaultKind.CREDENTIAL_REJECTED), Duration.ofSeconds(2)));
        metrics.exchanged(
                new SiiExchange(SiiService.AUTH_WEB, Optional.of(FaultKind.UNAVAILABLE), Duration.ofSeconds(30)));

        Map<String, Double> seconds = new TreeMap<>();
        registry.get(SiiMetrics.REQUEST)
                .tag("service", "auth-web")
                .timers()
                .forEach(timer -> seconds.put(
                        timer.getId().getTag("outcome") + " " + timer.getId().getTag("fault"),
                        timer.totalTime(TimeUnit.SECONDS)));
        assertThat(seconds)
                .containsExactly(
                        Map.entry("failed unavailable", 30.0),
                        Map.entry("given none", 1.0),
                        Map.entry("neutral credential-rejected", 2.0));
    }

    @Test
    void theGaugesShowTheBreakersOfTheClientWithoutAskingTheSii() {
        SiiClient client = client(registry, SiiListener.none());
        sii.page(429, "<html><title>429</title></html>");
        try {
            client.proposal(COMPANY, YearMonth.of(2026, 5));
        } catch (SiiFaultException e) {
            assertThat(e.fault().kind()).isEqualTo(FaultKind.THROTTLED);
        }
        int sent = sii.requests().size();

        assertThat(breaker("auth-web", "open")).isEqualTo(1);
        assertThat(breaker("auth-web", "closed")).isZero();
        assertThat(breaker("sdi", "closed")).isEqualTo(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(breaker("auth-web", "open")).isZero();
        assertThat(breaker("auth-web", "half-open")).isEqualTo(1);
        assertThat(registry.get(SiiMetrics.BREAKER).gauges())
                .hasSize(18)
                .satisfies(all ->
                        assertThat(all.stream().mapToDouble(Gauge::value).sum()).isEqualTo(6));
        assertThat(sii.requests()).hasSize(sent);
    }

    private SiiClient client(MeterRegistry into, SiiListener own) {
        return measured(
                SiiClient.builder(
                        sii,
                        rut -> Optional.of(SiiCredential.password("empresa1".toCharArray())),
                        clock,
                        clock::advance),
                into,
                own);
    }

    private double breaker(String service, String state) {
        return registry.get(SiiMetrics.BREAKER)
                .tags("service", service, "state", state)
                .gauge()
                .value();
    }

    @Test
    void whateverHappensTheMetersStayFewAndNameNobody() {
        SiiMetrics metrics = new SiiMetrics(registry);
        for (int round = 0; round < 3; round++) {
            for (SiiOperation operation : SiiOperation.values()) {
                metrics.ended(new SiiCall(operation, Optional.empty(), false, Duration.ofMillis(round), round, 0, 0));
                for (FaultKind fault : FaultKind.values()) {
                    metrics.ended(call(operation, fault, false));
                    metrics.ended(call(operation, fault, true));
                }
            }
            for (SiiService service : SiiService.values()) {
                for (FaultKind fault : FaultKind.values()) {
                    metrics.exchanged(new SiiExchange(service, Optional.of(fault), Duration.ZERO));
                }
            }
        }
        // Of each operation: given, or one of the faults, made or degraded; three counters. Of each service: its
        // faults.
        int operations = SiiOperation.values().length;
        int services = SiiService.values().length;
        int faults = FaultKind.values().length;
        Set<Meter.Id> ids = new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));
        registry.getMeters().forEach(meter -> ids.add(meter.getId()));
        assertThat(ids).hasSizeLessThanOrEqualTo(operations * (2 + faults * 2 + 3) + services * faults);
        assertThat(ids)
                .allSatisfy(id -> assertThat(id.getTags())
                        .allSatisfy(tag -> assertThat(tag.getValue()).matches("[a-z0-9-]{1,20}")));
    }

    @Test
    void anEmptyCompositeTakesEverythingAndKeepsNothing() {
        CompositeMeterRegistry none = new CompositeMeterRegistry();
        SiiClient client = client(none, SiiListener.none());
        sii.fail(SiiTransportException.Cause.TLS);
        try {
            client.year(COMPANY, 2026);
        } catch (SiiFaultException e) {
            assertThat(e.fault().kind()).isEqualTo(FaultKind.UNAVAILABLE);
        }
        assertThat(none.get(SiiMetrics.OPERATION).timer().count()).isZero();
        assertThat(none.get(SiiMetrics.BREAKER).gauges()).hasSize(18);
    }

    @Test
    void aListenerOfTheHostHearsBesideTheMetrics() {
        Set<SiiOperation> heard = new TreeSet<>();
        try (SiiClient client = client(registry, call -> heard.add(call.operation()))) {
            client.logOut(COMPANY);
        }
        assertThat(heard).containsExactly(SiiOperation.LOG_OUT);
        assertThat(registry.get(SiiMetrics.OPERATION)
                        .tag("outcome", "neutral")
                        .timer()
                        .count())
                .isEqualTo(2);
    }
}
