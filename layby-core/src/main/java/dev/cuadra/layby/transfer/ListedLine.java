package dev.cuadra.layby.transfer;

import dev.cuadra.spi.problem.Problem;
import java.util.List;

/**
 * A line of a list of lay-bys.
 *
 * @param line where it stands, as an editor shows it
 * @param cells its cells as they stand
 * @param problems what is wrong with it, every reason at once
 */
public record ListedLine(long line, List<String> cells, List<Problem> problems) {
    public ListedLine {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
    }

    /** The line number: the rest may be personal. */
    @Override
    public String toString() {
        return "ListedLine[" + line + (problems.isEmpty() ? "]" : ", with problems]");
    }
}
