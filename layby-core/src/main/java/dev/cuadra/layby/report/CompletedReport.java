package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Lay-bys whose goods were handed over between two days. For one thread. */
public final class CompletedReport implements Accumulator<CompletedRow> {
    private final Period period;
    private final Gathered<CompletedRow> gathered = new Gathered<>(ReportKind.COMPLETED);

    /** A report from {@code from} to {@code until}, both of them included. */
    public CompletedReport(LocalDate from, LocalDate until) {
        this.period = new Period(from, until);
    }

    @Override
    public void add(Layby layby) {
        layby.log().stream()
                .filter(recorded -> recorded.event() instanceof LaybyEvent.Collected)
                .map(Recorded::on)
                .filter(period::holds)
                .findFirst()
                .ifPresent(on -> gathered.add(new CompletedRow(
                        ReportSubject.of(layby),
                        layby.terms().agreedOn(),
                        on,
                        layby.terms().price(),
                        layby.total().subtract(layby.terms().price()),
                        layby.balance(Account.of(AccountKind.TAX)))));
    }

    @Override
    public Report<CompletedRow> report() {
        return gathered.report(period.from(), period.until(), Comparator.comparing(row -> 0), List.of());
    }
}
