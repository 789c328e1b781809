package dev.cuadra.sii.call;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedCall;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A client of the simulated SII, on a clock that waiting moves on. */
final class Office implements AutoCloseable {
    static final Rut COMPANY = Rut.parse("77777777-7");
    static final YearMonth MAY = YearMonth.of(2026, 5);

    final Bench bench = new Bench();
    final Map<Rut, String> passwords = new HashMap<>(Map.of(COMPANY, "empresa1"));
    final List<SiiCall> heard = new ArrayList<>();
    final List<SiiCredential> given = new ArrayList<>();
    final SiiSimulator sii;
    final SiiClient client;

    Office() {
        this(builder -> builder);
    }

    Office(UnaryOperator<SiiSimulator.Builder> how) {
        sii = how.apply(SiiSimulator.builder().clock(bench.clock)).start();
        client = SiiClient.builder(sii.transport(), this::credential, bench.clock, bench.waiting)
                .listener(heard::add)
                .random(new Random(7))
                .build();
    }

    private Optional<SiiCredential> credential(Rut taxpayer) {
        Optional<SiiCredential> credential = Optional.ofNullable(passwords.get(taxpayer))
                .map(password -> SiiCredential.password(password.toCharArray()));
        credential.ifPresent(given::add);
        return credential;
    }

    List<String> calls() {
        return sii.calls().all().stream().map(SimulatedCall::operation).toList();
    }

    int count(String operation) {
        return sii.calls().of(operation).size();
    }

    void later(Duration time) {
        bench.clock.advance(time);
    }

    @Override
    public void close() {
        sii.close();
    }
}
