package dev.cuadra.sii.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.auth.Signer;
import dev.cuadra.sii.call.SiiCall;
import dev.cuadra.sii.call.SiiClient;
import dev.cuadra.sii.call.SiiCredential;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.spi.memory.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One storm: a client, a simulated SII of which three calls in ten go wrong, and operations of every kind. */
final class Storm implements AutoCloseable {
    private static final Signer SIGNER = Signer.make("RSA", 2048);
    private static final List<String> CODES = List.of(
            "01", "03", "07", "09", "12", "19", "20", "27", "28", "29", "30", "33", "35", "52", "55", "56", "70");
    private static final List<String> STATES = List.of("05", "10", "21", "-07");
    private static final Set<FaultKind> LEFT_ALONE = Set.of(FaultKind.UNAVAILABLE, FaultKind.THROTTLED);
    private static final List<SimulatedFault> LAST_STEPS = List.of(
            SimulatedFault.COMMITTED_THEN_DROPPED,
            SimulatedFault.NOT_COMMITTED_DROPPED,
            SimulatedFault.COMMITTED_UNCLEAR);
    private static final Rut BY_TOKEN = new Rut(77_000_000);

    /** What an operation was, and how it ended. */
    record Deed(String what, Optional<FaultKind> fault, boolean disturbed, boolean asked) {}

    final Town town = new Town(SIGNER.certificate());
    final SettableClock clock = SettableClock.at(Instant.parse("2026-06-10T12:00:00Z"));
    final Discretion discretion = new Discretion();
    final List<SiiCall> heard = new ArrayList<>();
    final List<Deed> deeds = new ArrayList<>();
    final SiiSimulator sii;
    final Watch watch;
    final Returns returns;
    final Commitments commitments;
    private final Random random;
    private final SiiClient client;
    private final Readings readings;
    private final Map<Rut, String> passwords = new HashMap<>();
    private int refusedAtOnce;

    Storm(long seed) {
        random = new Random(seed);
        sii = SiiSimulator.builder()
                .world(town.world)
                .clock(clock)
                .slowness(Duration.ofMillis(1))
                .tokenOpensPages()
                .start();
        sii.faults().storm(seed, 30);
        everyFaultOnce();
        watch = new Watch(sii, clock, new Random(seed + 1));
        client = SiiClient.builder(watch.over(sii.transport()), this::credential, clock, clock::advance)
                .listener(call -> {
                    heard.add(call);
                    discretion.heard(call);
                    watch.ended(1);
                })
                .random(new Random(seed + 2))
                .build();
        readings = new Readings(sii, town, client, random);
        returns = new Returns(sii, clock, town.companies, random, watch.calls());
        commitments = new Commitments(sii, clock, town, client, random);
        town.world
                .taxpayers()
                .forEach(who -> passwords.put(who.rut(), "clave" + who.rut().number()));
    }

    /** The seldom ones wait for the first call that they fit, so that a short storm has all of them too. */
    private void everyFaultOnce() {
        for (SimulatedFault fault : SimulatedFault.values()) {
            SimulatedService service = switch (fault) {
                case JSON_CUT -> SimulatedService.SDI;
                default -> SimulatedService.BHE_CGI;
            };
            sii.faults().next(service, fault);
        }
    }

    private Optional<SiiCredential> credential(Rut rut) {
        if (rut.equals(BY_TOKEN)) {
            return Optional.of(SiiCredential.certificate(SIGNER.key(), SIGNER.certificate()));
        }
        return Optional.of(SiiCredential.password(password(rut).toCharArray()));
    }

    private String password(Rut rut) {
        return java.util.Objects.requireNonNull(passwords.get(rut));
    }

    void blow(int operations) {
        for (int at = 0; at < operations; at++) {
            turnOfEvents();
            int drawn = random.nextInt(20);
            if (drawn < 3) {
                commit();
            } else if (drawn < 5) {
                boolean disturbed = returns.file();
                deeds.add(new Deed("FILING", Optional.empty(), disturbed, true));
            } else {
                read();
            }
            clock.advance(Duration.ofSeconds(random.nextInt(600)));
        }
    }

    private void commit() {
        if (random.nextInt(25) == 0) {
            // Few orders come as far as their last step in such weather; of those, some lose their answer.
            sii.faults().next(SimulatedService.BHE_CGI, LAST_STEPS.get(random.nextInt(LAST_STEPS.size())));
        }
        Commitments.Order order = commitments.draw();
        watch.begin(order.who(), password(order.who()), 1);
        boolean broken = commitments.take(order);
        deeds.add(new Deed(order.order().kind().name(), Optional.empty(), broken || watch.disturbed(), watch.asked()));
    }

    private void read() {
        Rut company = town.companies.get(random.nextInt(town.companies.size()));
        Readings.Kind kind = readings.draw();
        watch.begin(company, password(company), kind.further);
        Optional<SiiFault> fault = Optional.empty();
        try {
            readings.read(kind, company);
        } catch (SiiFaultException e) {
            fault = Optional.of(e.fault());
            discretion.heard(e);
            turnedAway(e.fault());
        }
        deeds.add(new Deed(kind.name(), fault.map(SiiFault::kind), watch.disturbed(), watch.asked()));
    }

    /** Whoever is turned away by a breaker is told how long it stays open, and by no other than the one that is. */
    private void turnedAway(SiiFault fault) {
        boolean byBreaker = LEFT_ALONE.contains(fault.kind())
                && !fault.pause().isZero()
                && fault.evidence().isEmpty();
        if (byBreaker) {
            assertThat(watch.breaker(fault.service()).left(clock.instant())).isEqualTo(fault.pause());
            refusedAtOnce++;
        } else if (!watch.asked()) {
            assertThat(LEFT_ALONE).as("turned away by nobody").doesNotContain(fault.kind());
        }
    }

    /** What the SII's login says next, and what people do about it. */
    private void turnOfEvents() {
        if (random.nextInt(12) == 0) {
            sii.faults().nextLoginCode(CODES.get(random.nextInt(CODES.size())));
        }
        if (random.nextInt(60) == 0) {
            sii.faults().nextTokenState(STATES.get(random.nextInt(STATES.size())), "Error");
        }
        for (Rut company : town.companies) {
            if (random.nextInt(400) == 0) {
                passwords.put(company, "equivocada" + random.nextInt(1_000));
            }
            if (watch.logins.refused(company) && random.nextInt(30) == 0) {
                passwords.put(company, "clave" + company.number());
                watch.logins.allowed(company);
                client.allow(company);
            }
        }
    }

    /** The wind goes, and everything that was begun comes to its end. */
    void calm() {
        returns.settle();
        sii.faults().clear();
        watch.calm();
        town.world.taxpayers().forEach(who -> {
            passwords.put(who.rut(), "clave" + who.rut().number());
            watch.logins.allowed(who.rut());
            client.allow(who.rut());
        });
        commitments.settle(order -> {
            clock.advance(Duration.ofHours(2));
            watch.begin(order.who(), password(order.who()), 1);
        });
        assertThat(watch.calls().stream()
                        .filter(call -> call.committed() && call.operation().startsWith("bhe.")))
                .hasSize(commitments.done());
    }

    Map<SimulatedFault, Integer> faults() {
        Map<SimulatedFault, Integer> faults = new EnumMap<>(SimulatedFault.class);
        watch.calls().forEach(call -> call.fault().ifPresent(fault -> faults.merge(fault, 1, Integer::sum)));
        return faults;
    }

    int refusedAtOnce() {
        return refusedAtOnce;
    }

    @Override
    public void close() {
        discretion.close();
        sii.close();
    }
}
