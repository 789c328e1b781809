package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.agreement.Refund;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.Posting;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import javax.money.MonetaryAmount;

/** Lay-bys that were cancelled or terminated between two days, with what was kept and what goes back. For one thread. */
public final class EndedReport implements Accumulator<EndedRow> {
    private static final String CHARGE = "LED-04";

    private final Period period;
    private final Gathered<EndedRow> gathered = new Gathered<>(ReportKind.ENDED);

    /** A report from {@code from} to {@code until}, both of them included. */
    public EndedReport(LocalDate from, LocalDate until) {
        this.period = new Period(from, until);
    }

    @Override
    public void add(Layby layby) {
        for (Recorded recorded : layby.log()) {
            if (recorded.event() instanceof LaybyEvent.Ended ended && period.holds(recorded.on())) {
                gathered.add(new EndedRow(
                        ReportSubject.of(layby),
                        layby.state(),
                        recorded.on(),
                        ended.endedBy(),
                        ended.ground(),
                        ended.outcome().charge(),
                        kept(layby, recorded),
                        ended.outcome().shortfall(),
                        ended.outcome().refund(),
                        ended.outcome().compensation(),
                        open(layby)));
            }
        }
    }

    /** What the charge took of the consumer's money. */
    private static MonetaryAmount kept(Layby layby, Recorded recorded) {
        return recorded.entries().stream()
                .filter(entry -> entry.rule().equals(CHARGE))
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account().kind() == AccountKind.CUSTOMER_FUNDS)
                .map(Posting::amount)
                .reduce(layby.nothing(), MonetaryAmount::add);
    }

    private static MonetaryAmount open(Layby layby) {
        return layby.refunds().stream()
                .filter(refund -> refund.standing() != Refund.Standing.SETTLED)
                .map(Refund::amount)
                .reduce(layby.nothing(), MonetaryAmount::add);
    }

    @Override
    public Report<EndedRow> report() {
        return gathered.report(period.from(), period.until(), Comparator.comparing(EndedRow::endedOn), List.of());
    }
}
