package dev.cuadra.examples;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.call.CallLimits;
import dev.cuadra.sii.call.SiiClient;
import dev.cuadra.sii.call.Waiting;
import dev.cuadra.sii.filing.FilingChannel;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.simulator.World;
import dev.cuadra.spi.memory.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** The SII, opened: a client for one company, and the simulator behind it if there is one. For one thread. */
final class SiiLink implements AutoCloseable {
    /** Any day after the month will do, as long as it is the same in every run. */
    private static final int SIMULATED_DAY = 10;

    private static final Duration ABSENCE = Duration.ofMinutes(20);

    private final SiiClient client;
    private final Optional<Simulation> simulation;

    /** A simulator, and the clock that it shares with the client, whose waiting moves it on. */
    private static final class Simulation {
        private final SiiSimulator simulator;
        private final SettableClock clock;
        private boolean away;

        private Simulation(SiiSimulator simulator, SettableClock clock) {
            this.simulator = simulator;
            this.clock = clock;
        }
    }

    private SiiLink(SiiClient client, Optional<Simulation> simulation) {
        this.client = client;
        this.simulation = simulation;
    }

    /**
     * Opens what {@code place} names.
     *
     * @param world what a simulator knows; asked for only there
     */
    static SiiLink open(SiiPlace place, Rut company, YearMonth period, Supplier<World> world) {
        return place instanceof SiiPlace.Remote remote
                ? remote(remote, company)
                : simulated(company, period, world.get());
    }

    /** A simulator of its own, on a clock that stands at the tenth of the month after and moves when somebody waits. */
    static SiiLink simulated(Rut company, YearMonth period, World world) {
        SettableClock clock = SettableClock.at(period.plusMonths(1)
                .atDay(SIMULATED_DAY)
                .atTime(LocalTime.of(15, 0))
                .toInstant(ZoneOffset.UTC));
        SiiSimulator simulator =
                SiiSimulator.builder().world(world).clock(clock).start();
        SiiClient client = SiiClient.builder(
                        simulator.transport(),
                        SiiPassword.invented(SimulatedWorld.PASSWORD).only(company),
                        clock,
                        clock::advance)
                .random(new SplittableRandom(1))
                .build();
        return new SiiLink(client, Optional.of(new Simulation(simulator, clock)));
    }

    private static SiiLink remote(SiiPlace.Remote remote, Rut company) {
        SiiClient.Builder client = SiiClient.builder(
                remote.transport(), remote.password().only(company), Clock.systemUTC(), Waiting.sleeping());
        return new SiiLink((remote.here() ? client.limits(unpaced()) : client).build(), Optional.empty());
    }

    /** On this machine nobody has to be protected from too many calls. */
    private static CallLimits unpaced() {
        CallLimits usual = CallLimits.standard();
        return new CallLimits(
                Duration.ZERO,
                usual.attempt(),
                usual.operation(),
                usual.page(),
                usual.attempts(),
                Duration.ofMillis(100),
                usual.backoffCap(),
                usual.betweenLogins(),
                usual.coolOff(),
                usual.coolOffCap(),
                usual.sessionBlock(),
                usual.redirects(),
                usual.largest(),
                usual.userAgent());
    }

    SiiClient client() {
        return client;
    }

    /** The simulator's channel for returns. To the SII's own pages none ships. */
    Optional<FilingChannel> channel() {
        return simulation.map(there -> new SimulatedGateway(there.simulator.channel(), () -> there.away));
    }

    /** A simulated SII goes away: every page says so, and the channel is silent. */
    void leave() {
        simulation.ifPresent(there -> {
            there.away = true;
            for (SimulatedService service : SimulatedService.values()) {
                there.simulator.faults().always(service, SimulatedFault.SERVER_ERROR);
            }
        });
    }

    /** It is back, some time later. */
    void comeBack() {
        simulation.ifPresent(there -> {
            there.simulator.faults().clear();
            there.away = false;
            there.clock.advance(ABSENCE);
        });
    }

    /** Logs out, and stops what was started here. */
    @Override
    public void close() {
        client.close();
        simulation.ifPresent(there -> there.simulator.close());
    }
}
