package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.termination.TaxLaw;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The tax of lay-bys that falls due between two days: at payments, at completion and at an early end, each by the law of its
 * jurisdiction and the supplier's basis. Tax that is taken back stands below nothing. A row whose rule or rate is not
 * established says so; where no tax is known the row has none and adds nothing to the totals.
 *
 * <p>A lay-by that is fully paid where the final payment makes the tax due has its point before it is collected. If it is
 * cancelled after that, its end is taxed instead, and the point is no longer shown. For one thread.
 *
 * @source TAX-AU-1, TAX-AU-2, TAX-AU-3, TAX-NZ-1, TAX-NZ-2, TAX-UK-1, TAX-UK-2, TAX-ZA-1, TAX-ZA-2, TAX-CL-1, TAX-US-1
 */
public final class TaxPointReport implements Accumulator<TaxPointRow> {
    private final Period period;
    private final Gathered<TaxPointRow> gathered = new Gathered<>(ReportKind.TAX_POINTS);

    /** A report from {@code from} to {@code until}, both of them included. */
    public TaxPointReport(LocalDate from, LocalDate until) {
        this.period = new Period(from, until);
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code TAX_DATE_NOT_COVERED}
     */
    @Override
    public void add(Layby layby) {
        TaxPoints.of(layby).stream()
                .filter(point -> period.holds(point.on()))
                .forEach(point -> gathered.add(new TaxPointRow(
                        ReportSubject.of(layby),
                        layby.terms().jurisdiction(),
                        point,
                        TaxLaw.verified(layby.terms().jurisdiction(), point))));
    }

    @Override
    public Report<TaxPointRow> report() {
        return gathered.report(period.from(), period.until(), Comparator.comparing(TaxPointRow::on), List.of());
    }
}
