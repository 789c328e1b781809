package dev.cuadra.layby.report;

import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A report over lay-bys. The same lay-bys give the same report, in whatever order they came.
 *
 * @param kind which report
 * @param from the first day that it is about
 * @param until the last day, or the one day that it is about
 * @param rows by business, store and lay-by
 * @param totals of everything, of each business and of each store, in each currency
 * @param remarks why it is not to be relied on; empty for a sound one
 * @param <R> its rows
 */
public record Report<R extends ReportRow>(
        ReportKind kind,
        LocalDate from,
        LocalDate until,
        List<R> rows,
        List<ReportTotal> totals,
        List<Problem> remarks) {
    public Report {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
        remarks = List.copyOf(remarks);
    }

    /** Whether it can be relied on. */
    public boolean sound() {
        return remarks.isEmpty();
    }

    /** The cells of a row, in the order of {@link ReportKind#columns()}. */
    public List<Object> cells(R row) {
        ReportSubject subject = row.subject();
        List<Object> cells = new ArrayList<>(List.of(
                subject.agreement(),
                subject.business(),
                subject.store(),
                subject.currency().getCurrencyCode()));
        cells.addAll(row.facts());
        row.amounts().forEach(amount -> cells.add(Cells.of(amount)));
        while (cells.size() < kind.columns().size()) {
            cells.add("");
        }
        return cells;
    }

    /** The cells of a total, in the order of {@link ReportKind#totalColumns()}. */
    public List<Object> cells(ReportTotal total) {
        List<Object> cells = new ArrayList<>(List.of(
                total.level().name(),
                total.business(),
                total.store(),
                total.currency().getCurrencyCode(),
                total.count()));
        total.sums().values().forEach(amount -> cells.add(Cells.of(amount)));
        return cells;
    }
}
