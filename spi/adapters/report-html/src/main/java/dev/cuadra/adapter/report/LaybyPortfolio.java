package dev.cuadra.adapter.report;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.report.Accumulator;
import dev.cuadra.layby.report.CompletedReport;
import dev.cuadra.layby.report.CompletedRow;
import dev.cuadra.layby.report.DueReport;
import dev.cuadra.layby.report.DueRow;
import dev.cuadra.layby.report.EndedReport;
import dev.cuadra.layby.report.EndedRow;
import dev.cuadra.layby.report.FundsReport;
import dev.cuadra.layby.report.FundsRow;
import dev.cuadra.layby.report.OutstandingReport;
import dev.cuadra.layby.report.OutstandingRow;
import dev.cuadra.layby.report.Report;
import dev.cuadra.layby.report.TaxPointReport;
import dev.cuadra.layby.report.TaxPointRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The reports that stand on one page.
 *
 * @param outstanding what is outstanding, as of a day
 * @param due what falls due
 * @param funds what is held
 * @param completed what was completed
 * @param ended what ended early, over the same days as what was completed
 * @param taxPoints the tax that fell due, over the same days
 */
public record LaybyPortfolio(
        Report<OutstandingRow> outstanding,
        Report<DueRow> due,
        Report<FundsRow> funds,
        Report<CompletedRow> completed,
        Report<EndedRow> ended,
        Report<TaxPointRow> taxPoints) {
    public LaybyPortfolio {
        Objects.requireNonNull(outstanding, "outstanding");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(funds, "funds");
        if (!completed.from().equals(ended.from()) || !completed.until().equals(ended.until())) {
            throw new IllegalArgumentException("Completed from " + completed.from() + " until " + completed.until()
                    + ", ended from " + ended.from() + " until " + ended.until());
        }
        if (!completed.from().equals(taxPoints.from()) || !completed.until().equals(taxPoints.until())) {
            throw new IllegalArgumentException("Completed from " + completed.from() + " until " + completed.until()
                    + ", taxed from " + taxPoints.from() + " until " + taxPoints.until());
        }
    }

    /**
     * All reports over lay-bys in one pass.
     *
     * @param from the first day of what was completed or ended, and {@code day} the last
     * @param day the day of what is outstanding and held; the first of what falls due
     * @param dueUntil the last day of what falls due
     */
    public static LaybyPortfolio of(
            LaybyEngine engine, Iterable<Layby> laybys, LocalDate from, LocalDate day, LocalDate dueUntil) {
        OutstandingReport outstanding = new OutstandingReport(engine, day);
        DueReport due = new DueReport(engine, day, dueUntil);
        FundsReport funds = new FundsReport(day);
        CompletedReport completed = new CompletedReport(from, day);
        EndedReport ended = new EndedReport(from, day);
        TaxPointReport taxPoints = new TaxPointReport(from, day);
        List<Accumulator<?>> reports = List.of(outstanding, due, funds, completed, ended, taxPoints);
        for (Layby layby : laybys) {
            reports.forEach(report -> report.add(layby));
        }
        return new LaybyPortfolio(
                outstanding.report(),
                due.report(),
                funds.report(),
                completed.report(),
                ended.report(),
                taxPoints.report());
    }
}
