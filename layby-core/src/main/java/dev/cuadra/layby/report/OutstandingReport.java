package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.Delinquency;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyState;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is outstanding of every running lay-by, by how late it is on a day. All that is outstanding of a lay-by stands in
 * the column of its oldest unpaid instalment. For one thread.
 */
public final class OutstandingReport implements Accumulator<OutstandingRow> {
    static final Set<LaybyState> RUNNING = Set.of(LaybyState.ACTIVE, LaybyState.ON_HOLD, LaybyState.DEFAULTED);

    private final LaybyEngine engine;
    private final LocalDate day;
    private final Gathered<OutstandingRow> gathered = new Gathered<>(ReportKind.OUTSTANDING);

    /** A report as of a day. */
    public OutstandingReport(LaybyEngine engine, LocalDate day) {
        this.engine = Objects.requireNonNull(engine, "engine");
        this.day = Objects.requireNonNull(day, "day");
    }

    @Override
    public void add(Layby layby) {
        if (!RUNNING.contains(layby.state()) || !layby.outstanding().isPositive()) {
            return;
        }
        Delinquency late = engine.delinquency(layby, day);
        gathered.add(new OutstandingRow(
                ReportSubject.of(layby),
                layby.state(),
                layby.total(),
                layby.netPaid(),
                layby.outstanding(),
                late.arrears(),
                late.missed(),
                late.oldest(),
                late.daysPastDue(),
                late.bucket()));
    }

    @Override
    public Report<OutstandingRow> report() {
        return gathered.report(day, day, Comparator.comparing(row -> 0), List.of());
    }
}
