package dev.cuadra.boleta.register;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.Judgement;
import dev.cuadra.boleta.report.ReportKind;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.report.RowJudge;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a report of the SII as lines to register, in the order of the file. A pure function.
 *
 * @source REP-4, REG-1
 */
public final class ReportLines {
    private ReportLines() {}

    /**
     * The lines of {@code report}: rows that a rule explains, and those that are rejected with the reason.
     *
     * @param people what is registered of those who are paid
     */
    public static EntryLines of(BoletaReport report, Rut payer, RateBook rates, Map<Rut, Contractor> people) {
        RowJudge judge = new RowJudge(rates, payer);
        Concept concept = report.kind() == ReportKind.BTE ? Concept.BTE : Concept.HONORARIOS;
        List<EntryLine> lines = new ArrayList<>();
        report.rows()
                .forEach(row -> lines.add(line(judge.judge(
                        report.source(), row, concept, Optional.ofNullable(people.get(row.payee())), false))));
        report.rejects()
                .forEach(bad -> lines.add(
                        EntryLine.rejected(bad.problem().where().line(), bad.cells(), List.of(bad.problem()))));
        lines.sort(Comparator.comparingLong(EntryLine::line));
        return EntryLines.of(EntryList.TITLES, lines);
    }

    private static EntryLine line(Judgement judgement) {
        ReportRow row = judgement.row();
        if (!judgement.explained()) {
            return EntryLine.rejected(row.line(), cells(row), judgement.problems());
        }
        BoletaState state = row.state().state().orElseThrow();
        boolean annulled = state == BoletaState.ANULADA;
        Boleta boleta = new Boleta(
                row.id(),
                judgement.concept(),
                row.date(),
                Optional.empty(),
                state,
                row.gross(),
                judgement.retainer(),
                annulled ? Clp.ZERO : judgement.retained(),
                annulled ? Clp.ZERO : judgement.loan());
        LedgerLine line = new LedgerLine(boleta, Optional.of(row.payee()), row.name(), Optional.empty());
        return new EntryLine(
                row.line(), cells(row), Optional.of(line), Optional.empty(), List.of(), judgement.problems());
    }

    /** The cells of a row that was read, in the order of {@link EntryList#TITLES} as far as it has them. */
    private static List<String> cells(ReportRow row) {
        return List.of(
                row.payee().toString(),
                row.name(),
                Long.toString(row.id().folio()),
                row.date().toString(),
                "",
                row.gross().toString(),
                row.retained().toString(),
                "",
                "",
                "",
                row.state().text(),
                "");
    }
}
