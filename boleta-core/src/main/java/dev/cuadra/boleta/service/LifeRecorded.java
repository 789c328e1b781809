package dev.cuadra.boleta.service;

import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of an event that somebody told.
 *
 * @param outcome what became of it
 * @param before where the books had the boleta; empty when it was refused
 * @param after where they have it now; empty when it was refused
 * @param problems why it was refused, or what a person should look at
 */
public record LifeRecorded(
        Outcome outcome, Optional<BoletaState> before, Optional<BoletaState> after, List<Problem> problems) {
    /** What can become of it. */
    public enum Outcome {
        /** It is stored, and the books follow. */
        RECORDED,
        /** It was stored already. */
        UNCHANGED,
        /** A report that cannot be beside what is recorded: it is kept as a finding, and the books stay. */
        CONTRADICTS,
        /** It cannot have happened; nothing is stored, and its key may be used again. */
        REFUSED
    }

    public LifeRecorded {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        problems = List.copyOf(problems);
    }

    static LifeRecorded refused(Problem problem) {
        return new LifeRecorded(Outcome.REFUSED, Optional.empty(), Optional.empty(), List.of(problem));
    }

    /** Whether the boleta stands differently now. */
    public boolean moved() {
        return !before.equals(after);
    }
}
