package dev.cuadra.layby.transfer;

import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A lay-by in a list: the lines that have its number. One line at fault rejects them all, so that no lay-by comes in
 * with fewer goods than it has.
 *
 * @param number the number that the list gives it; empty where a line has none
 * @param lines its lines, at least one
 * @param opening what they say; empty when it is rejected
 */
public record ListedLayby(String number, List<ListedLine> lines, Optional<OpeningLayby> opening) {
    public ListedLayby {
        Objects.requireNonNull(number, "number");
        lines = List.copyOf(lines);
        if (opening.isPresent()
                != lines.stream().allMatch(line -> line.problems().isEmpty())) {
            throw new IllegalArgumentException("A lay-by is accepted or has problems: " + lines);
        }
    }

    /** Why it is rejected; empty when it is not. */
    public List<Problem> problems() {
        return lines.stream().flatMap(line -> line.problems().stream()).toList();
    }

    /** The same, rejected for a reason that its lines do not show; what is wrong is said with the first of them. */
    public ListedLayby rejectedFor(Problem problem) {
        List<ListedLine> all = new ArrayList<>(lines);
        ListedLine first = all.get(0);
        List<Problem> problems = new ArrayList<>(first.problems());
        problems.add(problem);
        all.set(0, new ListedLine(first.line(), first.cells(), problems));
        return new ListedLayby(number, all, Optional.empty());
    }
}
