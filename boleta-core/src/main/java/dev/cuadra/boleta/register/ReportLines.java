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
import dev.cuadra.tables.CellText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a report of the SII as lines to register, in the order of the file. A pure function.
 *
 * @source REP-4, REG-1
 */
public final class ReportLines {
    /** Where a list has what a report says; by the keys of the report's titles, of both reports. */
    private static final Map<String, String> MOVED = moved(Map.of(
            "rut", List.of("Rut", "Emisor", "Rut Receptor", "Rut Prestador", "Rut Prestador de Servicios"),
            "nombre",
                    List.of(
                            "Nombre o Razón Social",
                            "Nombre",
                            "Razón Social",
                            "Nombre Emisor",
                            "Nombre Receptor",
                            "Nombre Prestador"),
            "folio", List.of("N°", "N", "Nro", "Nro. Boleta", "Número", "Boleta"),
            "fecha", List.of("Fecha", "Fecha Boleta", "Fecha Emisión", "Fecha de emisión"),
            "bruto", List.of("Brutos", "Bruto", "Honorarios Brutos", "Monto Bruto"),
            "retenido", List.of("Retenido", "Retenidos", "Retención", "Honorarios Retenidos"),
            "estado", List.of("Estado")));

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
                .forEach(bad -> lines.add(EntryLine.rejected(
                        bad.problem().where().line(),
                        cells(report.titles(), bad.cells(), concept),
                        List.of(bad.problem()))));
        lines.sort(Comparator.comparingLong(EntryLine::line));
        return EntryLines.of(EntryList.TITLES, lines);
    }

    private static EntryLine line(Judgement judgement) {
        ReportRow row = judgement.row();
        if (!judgement.explained()) {
            return EntryLine.rejected(row.line(), cells(row, judgement.concept()), judgement.problems());
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
                row.line(),
                cells(row, judgement.concept()),
                Optional.of(line),
                Optional.empty(),
                List.of(),
                judgement.problems());
    }

    private static Map<String, String> moved(Map<String, List<String>> names) {
        Map<String, String> keys = new HashMap<>();
        names.forEach((title, all) -> all.forEach(name -> keys.put(CellText.titleKey(name), title)));
        return Map.copyOf(keys);
    }

    /** The cells of a row that was read, in the order of {@link EntryList#TITLES} as far as it has them. */
    private static List<String> cells(ReportRow row, Concept concept) {
        return List.of(
                row.payee().toString(),
                row.name(),
                Long.toString(row.id().folio()),
                row.date().toString(),
                "",
                row.gross().toString(),
                row.retained().toString(),
                named(concept),
                "",
                "",
                row.state().text(),
                "");
    }

    /** The cells of a row that could not be read, moved to where a list has them: mended there, they are read as a list. */
    private static List<String> cells(List<String> titles, List<String> cells, Concept concept) {
        List<String> moved = new ArrayList<>(Collections.nCopies(EntryList.TITLES.size(), ""));
        for (int at = 0; at < Math.min(titles.size(), cells.size()); at++) {
            int to = EntryList.TITLES.indexOf(MOVED.getOrDefault(CellText.titleKey(titles.get(at)), ""));
            if (to >= 0 && moved.get(to).isEmpty()) {
                moved.set(to, cells.get(at));
            }
        }
        moved.set(EntryList.TITLES.indexOf("concepto"), named(concept));
        return List.copyOf(moved);
    }

    private static String named(Concept concept) {
        return concept == Concept.HONORARIOS ? "" : concept.name();
    }
}
