package dev.cuadra.boleta.contractor;

import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line of a contractor list.
 *
 * @param line where it stands, as an editor shows it
 * @param cells its cells as they stand
 * @param contractor what it says; empty when it is rejected
 * @param problems why it is rejected, every reason at once; empty when it is not
 * @param warnings what a person should look at although the line is accepted
 */
public record ContractorLine(
        long line,
        List<String> cells,
        Optional<Contractor> contractor,
        List<Problem> problems,
        List<Problem> warnings) {
    public ContractorLine {
        cells = List.copyOf(cells);
        Objects.requireNonNull(contractor, "contractor");
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        if (contractor.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("A line is accepted or has problems: " + line);
        }
    }

    /** The line number: the rest is personal. */
    @Override
    public String toString() {
        return "ContractorLine[" + line + (problems.isEmpty() ? "]" : ", rejected]");
    }
}
