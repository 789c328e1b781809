package dev.cuadra.onboarding.observe;

import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line of a list of observations.
 *
 * @param line where it stands, as an editor shows it
 * @param cells its cells as they stand; of JSON its text alone
 * @param reading what it says; empty when it is rejected
 * @param problems why it is rejected; empty when it is not
 * @param warnings what a person should look at although the line is accepted
 */
public record ObservationLine(
        long line, List<String> cells, Optional<Reading> reading, List<Problem> problems, List<Problem> warnings) {
    public ObservationLine {
        cells = List.copyOf(cells);
        Objects.requireNonNull(reading, "reading");
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        if (reading.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("A line is accepted or has problems: " + line);
        }
    }

    /** The same line, rejected. */
    public ObservationLine rejected(Problem why) {
        return new ObservationLine(line, cells, Optional.empty(), List.of(why), List.of());
    }

    /** The line number: the rest may name customers. */
    @Override
    public String toString() {
        return "ObservationLine[" + line + (problems.isEmpty() ? "]" : ", rejected]");
    }
}
