package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.bhe.BoletaPdf;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.World;
import dev.cuadra.simulator.WorldPlan;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read while a fifth of the calls go wrong is what is read in fine weather, or a fault; never anything else. */
@Tag("SII-STATE")
@Tag("SII-PDF")
@Tag("SII-LIST")
@Tag("SII-PPM")
class ReadingsStormTest {
    private static final int OPERATIONS = Integer.getInteger("cuadra.sii.storm", 600) / 2;
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final World WORLD = World.generated(9, new WorldPlan(4, 20, 45, MAY, 1));
    private static final List<SimulatedBoleta> BOLETAS = WORLD.boletas();

    private static SiiClient client(SiiSimulator sii, Bench bench) {
        return SiiClient.builder(
                        sii.transport(),
                        rut -> Optional.of(SiiCredential.password(("clave" + rut.number()).toCharArray())),
                        bench.clock,
                        bench.waiting)
                .random(new Random(7))
                .build();
    }

    private static SiiSimulator simulator(Bench bench) {
        return SiiSimulator.builder()
                .world(WORLD)
                .clock(bench.clock)
                .slowness(Duration.ofMillis(1))
                .start();
    }

    /** The readings of one boleta's receiver. */
    private static List<Function<SiiClient, Object>> readings(SimulatedBoleta boleta) {
        Rut receiver = boleta.receiver();
        BoletaId absent = new BoletaId(boleta.id().issuer(), 999_999);
        return List.of(
                client -> client.receivedState(receiver, MAY, boleta.id()),
                client -> client.receivedState(receiver, MAY, absent),
                client -> client.pdf(receiver, boleta.barCode(), BoletaPdf.Side.RECEIVED),
                client -> client.form29().boletas(receiver, MAY),
                client -> client.form29().btes(receiver, MAY),
                client -> client.form29().ppm(receiver, MAY),
                client -> client.form29().current(receiver, MAY));
    }

    @Test
    void aStormChangesNoAnswer() {
        Bench fine = new Bench();
        Bench bench = new Bench();
        Random random = new Random(17);
        Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);
        List<Object> given = new ArrayList<>();
        try (SiiSimulator calm = simulator(fine);
                SiiSimulator stormy = simulator(bench)) {
            SiiClient truth = client(calm, fine);
            SiiClient client = client(stormy, bench);
            stormy.faults().storm(17, 20);
            for (int at = 0; at < OPERATIONS; at++) {
                List<Function<SiiClient, Object>> readings = readings(BOLETAS.get(random.nextInt(BOLETAS.size())));
                Function<SiiClient, Object> reading = readings.get(random.nextInt(readings.size()));
                fine.clock.advance(Duration.ofMinutes(61));
                Object expected = reading.apply(truth);
                try {
                    Object answer = reading.apply(client);
                    assertThat(answer).isEqualTo(expected);
                    given.add(answer);
                } catch (SiiFaultException e) {
                    faults.merge(e.fault().kind(), 1, Integer::sum);
                }
                bench.clock.advance(Duration.ofSeconds(random.nextInt(400)));
            }
        }
        // Something went well and something went wrong, or there is nothing to see.
        assertThat(given).hasSizeGreaterThan(OPERATIONS / 10);
        assertThat(faults).hasSizeGreaterThan(2).doesNotContainKey(FaultKind.NOT_FOUND);
    }
}
