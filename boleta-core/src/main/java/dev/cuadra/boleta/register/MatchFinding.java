package dev.cuadra.boleta.register;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.spi.problem.Problem;
import java.util.Objects;

/**
 * A boleta in which our books and the SII's list disagree.
 *
 * @param kind in what
 * @param boleta which
 * @param problem both sides in words, and what to do
 */
public record MatchFinding(Kind kind, BoletaId boleta, Problem problem) {
    /** In what the two sides disagree. */
    public enum Kind {
        /** We have it, the SII's list does not. */
        MISSING_AT_SII,
        /** The SII's list has it, we do not. */
        MISSING_HERE,
        /** The SII's list has it twice, with different figures. */
        TWICE_AT_SII,
        /** The SII spells its state in a way that nobody knows. */
        STATE_UNKNOWN,
        /** It stands differently. */
        STATE,
        /** The gross fees differ. */
        GROSS,
        /** What was kept back differs. */
        RETAINED,
        /** The dates differ. */
        DATE
    }

    public MatchFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(boleta, "boleta");
        Objects.requireNonNull(problem, "problem");
    }

    /** The kind and the masked number. */
    @Override
    public String toString() {
        return "MatchFinding[" + kind + ", " + boleta.masked() + "]";
    }
}
