package dev.cuadra.boleta.register;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line of a file of boletas.
 *
 * @param line where it stands, as an editor shows it
 * @param cells its cells as they stand
 * @param entry what it comes to in the books; empty when it is rejected
 * @param reason why a difference in it is accepted
 * @param problems why it is rejected; empty when it is not
 * @param notices what a person should look at although the line is accepted
 */
public record EntryLine(
        long line,
        List<String> cells,
        Optional<LedgerLine> entry,
        Optional<String> reason,
        List<Problem> problems,
        List<Problem> notices) {
    public EntryLine {
        cells = List.copyOf(cells);
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(reason, "reason");
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
        if (entry.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("A line is accepted or has problems: " + line);
        }
    }

    /** A line that is rejected. */
    public static EntryLine rejected(long line, List<String> cells, List<Problem> problems) {
        return new EntryLine(line, cells, Optional.empty(), Optional.empty(), problems, List.of());
    }

    /** The line number: the rest is personal. */
    @Override
    public String toString() {
        return "EntryLine[" + line + (problems.isEmpty() ? "]" : ", rejected]");
    }
}
