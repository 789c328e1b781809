package dev.cuadra.boleta.service;

import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What the states in a report came to.
 *
 * @param recorded rows that were stored as events
 * @param moved how many of them made a boleta stand differently
 * @param unchanged rows that say nothing new
 * @param unknown rows of boletas that the books do not hold under that name
 * @param findings rows that cannot be beside what is recorded, and what a person should look at
 */
public record LifeReading(long recorded, long moved, long unchanged, long unknown, List<Problem> findings) {
    static final LifeReading NOTHING = new LifeReading(0, 0, 0, 0, List.of());

    public LifeReading {
        findings = List.copyOf(findings);
    }

    LifeReading plus(LifeReading other) {
        List<Problem> all = new ArrayList<>(findings);
        all.addAll(other.findings);
        return new LifeReading(
                recorded + other.recorded,
                moved + other.moved,
                unchanged + other.unchanged,
                unknown + other.unknown,
                all);
    }
}
