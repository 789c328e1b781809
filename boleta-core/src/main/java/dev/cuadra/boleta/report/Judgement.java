package dev.cuadra.boleta.report;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionRate;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * A row and what it turned out to be.
 *
 * @param row the row
 * @param verdict what its retention is
 * @param rate the rate of its date; 0 when no rate is known for it
 * @param expected what that rate keeps back
 * @param concept what the row is declared as
 * @param retainer who hands over the tax
 * @param retained what enters 151 or 153; 0 while it is unexplained
 * @param loan what enters 155
 * @param problems what a person should look at, the reason of an unexplained row first
 */
public record Judgement(
        ReportRow row,
        Verdict verdict,
        RetentionRate rate,
        Clp expected,
        Concept concept,
        Retainer retainer,
        Clp retained,
        Clp loan,
        List<Problem> problems) {
    public Judgement {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(verdict, "verdict");
        problems = List.copyOf(problems);
    }

    /** Whether a rule explains the row. */
    public boolean explained() {
        return verdict != Verdict.UNEXPLAINED;
    }

    /** The line and the verdict: problems name people. */
    @Override
    public String toString() {
        return "Judgement[line " + row.line() + ", " + verdict + "]";
    }
}
