package dev.cuadra.boleta.close;

import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.Judgement;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * A month's close.
 *
 * @param payer the company
 * @param form29 the draft of the return
 * @param judgements every row of the reports and what it turned out to be, in the order of the reports
 * @param unexplained boletas that no rule explains and nobody decided about, in no code
 * @param findings what a person must look at
 * @param notes what a person should know
 * @param reports the reports as they were read
 * @param ledger the payer's books after the close
 */
public record MonthClose(
        Rut payer,
        Form29 form29,
        List<Judgement> judgements,
        List<Unexplained> unexplained,
        List<Problem> findings,
        List<Problem> notes,
        List<BoletaReport> reports,
        List<LedgerLine> ledger) {
    public MonthClose {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(form29, "form29");
        judgements = List.copyOf(judgements);
        unexplained = List.copyOf(unexplained);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        reports = List.copyOf(reports);
        ledger = List.copyOf(ledger);
    }

    /**
     * A boleta in no code.
     *
     * @param boleta which
     * @param reason why
     */
    public record Unexplained(BoletaId boleta, Problem reason) {
        /** The masked number and the reason's code. */
        @Override
        public String toString() {
            return "Unexplained[" + boleta.masked() + ", " + reason.code() + "]";
        }
    }

    /** Whose close of which month. */
    @Override
    public String toString() {
        return "MonthClose[" + form29.period() + "]";
    }
}
