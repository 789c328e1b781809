package dev.cuadra.boleta.report;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.TableFormat;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A report of boletas as it was read.
 *
 * @param source the name of the file
 * @param kind which report it is
 * @param format how it was written
 * @param company whose report it says it is
 * @param month which month it says it is of
 * @param titles the column titles as they stand
 * @param rows the rows that could be read
 * @param rejects those that could not
 * @param sums the column sums over all rows in force, rejected ones included as far as their amounts could be read;
 *     empty when the amounts of some rejected row could not
 * @param totals what the totals row says
 * @param complete whether the end of the file was there
 * @param warnings what a person should know, such as columns that were ignored
 * @source REP-1
 */
public record BoletaReport(
        String source,
        ReportKind kind,
        TableFormat format,
        Optional<Rut> company,
        Optional<YearMonth> month,
        List<String> titles,
        List<ReportRow> rows,
        List<RejectedRow> rejects,
        Optional<ReportTotals> sums,
        Optional<ReportTotals> totals,
        boolean complete,
        List<Problem> warnings) {
    public BoletaReport {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(company, "company");
        titles = List.copyOf(titles);
        rows = List.copyOf(rows);
        rejects = List.copyOf(rejects);
        warnings = List.copyOf(warnings);
    }

    /** The name of the file and how many rows: the rest is personal. */
    @Override
    public String toString() {
        return "BoletaReport[" + source + ", " + rows.size() + " rows, " + rejects.size() + " rejected]";
    }
}
