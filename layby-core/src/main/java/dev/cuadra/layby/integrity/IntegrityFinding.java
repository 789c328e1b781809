package dev.cuadra.layby.integrity;

import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Objects;

/**
 * Something in the books that does not hold.
 *
 * @param check which check found it
 * @param severity how bad it is
 * @param agreement the id of the lay-by, or empty where it concerns all of them
 * @param expected what should be there, as text
 * @param actual what is there, as text
 * @param problem the finding in words, with a code of its own and what to do
 * @param suggested compensating entries after which the check passes; empty where no entry can help, such as for a
 *     view that has to be built anew from its log
 */
public record IntegrityFinding(
        Check check,
        Severity severity,
        String agreement,
        String expected,
        String actual,
        Problem problem,
        List<LedgerEntry> suggested) {
    public IntegrityFinding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(problem, "problem");
        suggested = List.copyOf(suggested);
    }

    /** The finding in words. */
    public Text text() {
        return problem.message();
    }
}
