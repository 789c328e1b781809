package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The instalments of running lay-bys that fall due between two days and are not paid. For one thread. */
public final class DueReport implements Accumulator<DueRow> {
    private final LaybyEngine engine;
    private final Period period;
    private final Gathered<DueRow> gathered = new Gathered<>(ReportKind.DUE);

    /** A report from {@code from} to {@code until}, both of them included. */
    public DueReport(LaybyEngine engine, LocalDate from, LocalDate until) {
        this.engine = Objects.requireNonNull(engine, "engine");
        this.period = new Period(from, until);
    }

    @Override
    public void add(Layby layby) {
        if (OutstandingReport.RUNNING.contains(layby.state())) {
            engine.instalments(layby, period.until().plusDays(1)).stream()
                    .filter(standing -> period.holds(standing.instalment().due()))
                    .filter(standing -> standing.progress() != InstalmentStanding.Progress.PAID)
                    .forEach(standing -> gathered.add(new DueRow(
                            ReportSubject.of(layby),
                            layby.state(),
                            standing.instalment().number(),
                            standing.instalment().due(),
                            standing.instalment().amount(),
                            standing.paid())));
        }
    }

    @Override
    public Report<DueRow> report() {
        return gathered.report(period.from(), period.until(), Comparator.comparing(DueRow::instalment), List.of());
    }
}
