package dev.cuadra.boleta.report;

import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * A row that could not be read, kept so that it can be mended.
 *
 * @param cells its cells as they stand, in the order of the header
 * @param problem what is wrong, where, and what to do
 */
public record RejectedRow(List<String> cells, Problem problem) {
    public RejectedRow {
        cells = List.copyOf(cells);
        Objects.requireNonNull(problem, "problem");
    }

    /** The problem alone: cells hold personal data. */
    @Override
    public String toString() {
        return "RejectedRow[" + problem.code() + " at line " + problem.where().line() + "]";
    }
}
