package dev.cuadra.benchmarks;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events for each second that the rules replay, of a log of a hundred: every hash is computed again, every entry is
 * posted, every state is checked.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LaybyReplay {
    private static final int EVENTS = 100;

    private final LaybyEngine engine = LaybyRules.standard();
    private final String id;
    private final List<Recorded> log;

    public LaybyReplay() {
        UUID name = new UUID(7L << 12, 1);
        Layby layby = new ManyLaybys(engine, 1).open(name);
        id = layby.id();
        LocalDate day = ManyLaybys.TODAY;
        for (int i = layby.version(); i < EVENTS; i++) {
            // Small payments, so that none is the last.
            LaybyCommand pay = new LaybyCommand.Pay(
                    "Q" + i,
                    MinorUnits.of(1, layby.terms().currency()),
                    Tender.CARD,
                    day,
                    true,
                    Optional.empty(),
                    Optional.empty());
            Acting acting = new Acting("till", Instant.EPOCH, day, Optional.of("R" + i), Optional.of("R" + i));
            layby = ((Decision.Taken) engine.decide(id, Optional.of(layby), pay, acting)).after();
        }
        log = layby.log();
    }

    /** A log of a hundred events. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Layby replay() {
        return engine.replay(id, log);
    }
}
