package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedCall;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.simulator.World;
import dev.cuadra.simulator.WorldPlan;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.spi.sii.SiiTransportException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thousands of operations against a simulated SII of which a third of the calls go wrong, in virtual time. */
@Tag("SII-CALL-1")
@Tag("SII-CALL-4")
class StormTest {
    /** More with {@code -Dcuadra.sii.storm=10000}. */
    private static final int OPERATIONS = Integer.getInteger("cuadra.sii.storm", 600);

    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final World WORLD = World.generated(5, new WorldPlan(8, 30, 120, MAY, 1));
    private static final Set<SimulatedFault> THROTTLED =
            Set.of(SimulatedFault.THROTTLED_PAGE, SimulatedFault.THROTTLED_STATUS);

    /** What happened. */
    private record Run(
            List<SimulatedCall> calls,
            List<SiiCall> heard,
            List<Integer> lists,
            List<SiiRequest> requests,
            Duration longest,
            int operations) {}

    /** Takes up to three seconds for an answer, and now and then longer than anybody waits. */
    private static SiiTransport slow(SiiTransport inner, Bench bench, Random random, List<SiiRequest> requests) {
        return request -> {
            requests.add(request);
            if (random.nextInt(50) == 0) {
                bench.clock.advance(request.deadline());
                throw new SiiTransportException(SiiTransportException.Cause.DEADLINE, "virtually");
            }
            SiiResponse response = inner.exchange(request);
            Duration taken = Duration.ofMillis(random.nextInt(3_000));
            bench.clock.advance(taken.compareTo(request.deadline()) < 0 ? taken : request.deadline());
            return response;
        };
    }

    private static Run run(long seed, int operations) {
        Bench bench = new Bench();
        Random random = new Random(seed);
        List<SiiCall> heard = new ArrayList<>();
        List<Integer> lists = new ArrayList<>();
        List<SiiRequest> requests = new ArrayList<>();
        Duration longest = Duration.ZERO;
        List<Rut> companies = WORLD.boletas().stream()
                .map(boleta -> boleta.receiver())
                .distinct()
                .toList();
        try (SiiSimulator sii = SiiSimulator.builder()
                .world(WORLD)
                .clock(bench.clock)
                .slowness(Duration.ofMillis(1))
                .start()) {
            sii.faults().storm(seed, 30);
            SiiClient client = SiiClient.builder(
                            slow(sii.transport(), bench, new Random(seed), requests),
                            rut -> Optional.of(SiiCredential.password(("clave" + rut.number()).toCharArray())),
                            bench.clock,
                            bench.waiting)
                    .listener(heard::add)
                    .random(new Random(seed))
                    .build();
            for (int at = 0; at < operations; at++) {
                Rut company = companies.get(random.nextInt(companies.size()));
                try {
                    operation(client, company, random.nextInt(6)).ifPresent(lists::add);
                } catch (SiiFaultException e) {
                    assertThat(e.fault()).isNotNull();
                }
                Duration taken = heard.get(heard.size() - 1).duration();
                longest = taken.compareTo(longest) > 0 ? taken : longest;
                bench.clock.advance(Duration.ofSeconds(random.nextInt(240)));
            }
            return new Run(sii.calls().all(), heard, lists, requests, longest, operations);
        }
    }

    private static Optional<Integer> operation(SiiClient client, Rut company, int which) {
        switch (which) {
            case 0 -> client.issuedBte(company, MAY);
            case 1 -> client.year(company, 2026);
            case 2 -> client.proposal(company, MAY);
            case 3 -> client.declarations(company, MAY);
            default -> {
                return Optional.of(client.received(company, MAY).report().rows().size());
            }
        }
        return Optional.empty();
    }

    @Test
    @Tag("SII-CALL-7")
    void manyOperationsInAStormKeepEveryLimit() {
        Run run = run(11, OPERATIONS);
        assertThat(run.heard).hasSize(OPERATIONS);
        // Something went well and something went wrong, or there is nothing to see.
        assertThat(run.heard).filteredOn(call -> call.fault().isEmpty()).hasSizeGreaterThan(OPERATIONS / 20);
        assertThat(run.heard).filteredOn(call -> call.fault().isPresent()).hasSizeGreaterThan(OPERATIONS / 20);
        assertThat(run.lists).hasSizeGreaterThan(OPERATIONS / 100).allMatch(rows -> rows == 120);
        // The longest has one further page.
        assertThat(run.longest).isLessThanOrEqualTo(Duration.ofMinutes(2));
        assertThat(run.requests)
                .allMatch(request -> SiiService.of(request.uri()).isPresent());
        loginsAreTenMinutesApart(run);
        requestsKeepTheirPace(run);
        throttledServicesAreLeftAlone(run);
    }

    private static void loginsAreTenMinutesApart(Run run) {
        Map<Rut, Instant> last = new HashMap<>();
        int logins = 0;
        for (SimulatedCall call : run.calls) {
            if (call.operation().equals("auth.login")) {
                logins++;
                Instant before = last.put(call.rut().orElseThrow(), call.at());
                assertThat(before == null || !call.at().isBefore(before.plus(Duration.ofMinutes(10))))
                        .isTrue();
            }
        }
        assertThat(logins).isGreaterThan(OPERATIONS / 100);
        assertThat(run.heard).allMatch(call -> call.logins() <= 1);
    }

    private static void requestsKeepTheirPace(Run run) {
        Map<SimulatedService, Instant> last = new EnumMap<>(SimulatedService.class);
        for (SimulatedCall call : run.calls) {
            Instant before = last.put(call.service(), call.at());
            assertThat(before == null || !call.at().isBefore(before.plusMillis(1_500)))
                    .isTrue();
        }
    }

    /** Nothing is asked of a service for ten minutes after it had too many calls, and something is later. */
    private static void throttledServicesAreLeftAlone(Run run) {
        Map<SimulatedService, Instant> closed = new EnumMap<>(SimulatedService.class);
        int throttled = 0;
        int opened = 0;
        for (SimulatedCall call : run.calls) {
            Instant until = closed.remove(call.service());
            if (until != null) {
                assertThat(call.at()).isAfterOrEqualTo(until);
                opened++;
            }
            if (call.fault().filter(THROTTLED::contains).isPresent()) {
                throttled++;
                closed.put(call.service(), call.at().plus(Duration.ofMinutes(10)));
            }
        }
        assertThat(throttled).isGreaterThan(10);
        assertThat(opened).isGreaterThan(10);
    }

    @Test
    void theSameSeedGivesTheSameCalls() {
        Run first = run(3, 200);
        Run second = run(3, 200);
        assertThat(second.calls).isEqualTo(first.calls);
        assertThat(second.heard).isEqualTo(first.heard);
        assertThat(run(4, 200).calls.stream().map(SimulatedCall::operation).collect(Collectors.toList()))
                .isNotEqualTo(first.calls.stream().map(SimulatedCall::operation).collect(Collectors.toList()));
    }
}
