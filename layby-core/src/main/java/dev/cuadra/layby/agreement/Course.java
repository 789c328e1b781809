package dev.cuadra.layby.agreement;

import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.termination.TaxPoint;
import dev.cuadra.layby.termination.TerminationLaw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;

/** One command on its way: the lay-by as it changes, who acts, and what happened so far. */
final class Course {
    final Unfolding layby;
    final Acting acting;
    final Law law;
    private final Recorded.CommandMark command;
    private final boolean chained;
    private final List<Recorded> happened = new ArrayList<>();

    Course(Unfolding layby, Acting acting, Law law, Recorded.CommandMark command) {
        this(layby, acting, law, command, true);
    }

    private Course(Unfolding layby, Acting acting, Law law, Recorded.CommandMark command, boolean chained) {
        this.chained = chained;
        this.layby = layby;
        this.acting = acting;
        this.law = law;
        this.command = command;
    }

    /** A course that nobody will keep, to see whether something would happen on a day: its events carry no hash. */
    static Course asking(Unfolding layby, LocalDate day, Law law) {
        Acting acting = new Acting(
                "", day.atStartOfDay(layby.terms.zone()).toInstant(), day, Optional.empty(), Optional.empty());
        return new Course(layby, acting, law, new Recorded.CommandMark("Daily", Optional.empty(), ""), false);
    }

    /** What the law says, by those who know. */
    record Law(TerminationLaw termination, Duties duties, Taxes taxes, Replanner replanner) {}

    void happen(LaybyEvent event) {
        happen(event, Stream.empty());
    }

    void happen(LaybyEvent event, Optional<LedgerEntry> entry) {
        happen(event, entry.stream());
    }

    void happen(LaybyEvent event, Stream<LedgerEntry> entries) {
        Recorded recorded = chained
                ? Chain.link(layby.id, layby.log, acting, command, event, entries.toList())
                : Chain.loose(layby.log, acting, command, event, entries.toList());
        layby.add(recorded);
        happened.add(recorded);
    }

    List<Recorded> happened() {
        return List.copyOf(happened);
    }

    LocalDate today() {
        return acting.today();
    }

    MonetaryAmount nothing() {
        return layby.nothing();
    }

    Delinquency delinquency() {
        return Standings.delinquency(
                layby.schedule, layby.netPaid(), layby.terms.policy().graceDays(), today());
    }

    /**
     * The tax in an amount that is sold. Where the law taxes each payment as it comes in, the ledger shows it here all
     * the same: until goods go over, all of the money is the consumer's, and the report of tax points shows the tax
     * of payments.
     *
     * @source TAX-UK-1, LED-03
     */
    MonetaryAmount taxSold(MonetaryAmount amount) {
        return amount.isPositive()
                ? tax(amount, law.taxes().onCompletion(layby.terms, amount, nothing(), lastPaidOn(), today()))
                : nothing();
    }

    /**
     * The tax in an amount that is kept.
     *
     * @source LED-04, TAX-UK-2
     */
    MonetaryAmount taxKept(MonetaryAmount amount) {
        return amount.isPositive() ? tax(amount, law.taxes().onTermination(layby.terms, amount, today())) : nothing();
    }

    /** The day of the last payment that counts. */
    LocalDate lastPaidOn() {
        return layby.payments.values().stream()
                .filter(payment -> payment.left().isPositive())
                .map(Payment::effectiveOn)
                .max(Comparator.naturalOrder())
                .orElse(today());
    }

    private MonetaryAmount tax(MonetaryAmount amount, List<TaxPoint> now) {
        return sum(now).or(() -> sum(law.taxes().onPayment(layby.terms, amount, today())))
                .orElse(nothing());
    }

    private static Optional<MonetaryAmount> sum(List<TaxPoint> points) {
        return points.stream().map(TaxPoint::tax).flatMap(Optional::stream).reduce(MonetaryAmount::add);
    }
}
