package dev.cuadra.benchmarks;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.boleta.rut.RutReading;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one retention costs: for bulk work, with its steps, and back from the net. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RetentionBenchmark {
    private final RetentionCalculator calculator = RetentionCalculator.chile();
    private final RetentionTerms terms = RetentionTerms.on(LocalDate.of(2026, 3, 15));
    private long gross = 1;

    /** The retained pesos alone. */
    @Benchmark
    public Clp bulk() {
        return calculator.retained(Clp.of(++gross), terms);
    }

    /** The same with every step and its texts. */
    @Benchmark
    public Object explained() {
        return calculator.fromGross(Clp.of(++gross), terms);
    }

    /** The gross of a net. */
    @Benchmark
    public Clp grossOfNet() {
        return calculator.grossFor(Clp.of(++gross), terms);
    }

    /** A RUT as people write it. */
    @Benchmark
    public RutReading rut() {
        return RutReading.of("12.345.678-5");
    }
}
