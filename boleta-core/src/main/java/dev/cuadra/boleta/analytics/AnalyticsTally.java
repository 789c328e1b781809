package dev.cuadra.boleta.analytics;

import dev.cuadra.boleta.annual.Payee;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.law.DatedTable;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.retention.RetentionRate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Adds up boletas one by one, in any order. It holds the figures of each contractor and month, and no boleta: a million
 * of them take no more memory than a thousand of the same people. For one thread.
 *
 * @source STAT-1, STAT-3
 */
public final class AnalyticsTally {
    private static final long ODD_PESO = 1;

    private final AnalyticsRange range;
    private final RateBook rates;
    private final SortedMap<Payee, Person> people = new TreeMap<>();

    /** Somebody's months, and the name that stands on the boleta with the latest date. */
    private static final class Person {
        private final SortedMap<YearMonth, Figures> months = new TreeMap<>();
        private LocalDate named = LocalDate.MIN;
        private String name = "";

        void name(String other, LocalDate day) {
            int byDay = day.compareTo(named);
            if (!other.isBlank() && (byDay > 0 || (byDay == 0 && other.compareTo(name) < 0))) {
                named = day;
                name = other;
            }
        }
    }

    /** A tally of {@code range}, in which rates are judged by {@code rates}. */
    public AnalyticsTally(AnalyticsRange range, RateBook rates) {
        this.range = Objects.requireNonNull(range, "range");
        this.rates = Objects.requireNonNull(rates, "rates");
    }

    /** All of a payer's books, each boleta once, with the payments in parts that there are of some. */
    public AnalyticsTally addAll(Iterable<LedgerLine> books, Collection<RetainedPart> parts) {
        Map<BoletaId, List<RetainedPart>> byBoleta =
                parts.stream().collect(Collectors.groupingBy(RetainedPart::boleta));
        for (LedgerLine line : books) {
            add(line, byBoleta.getOrDefault(line.boleta().id(), List.of()));
        }
        return this;
    }

    /** One boleta: what of it enters a month, and whether it stands apart. */
    public void add(LedgerLine line, List<RetainedPart> parts) {
        enter(line, parts);
        standApart(line);
    }

    /**
     * What of a boleta enters months by the rule; outside the range nothing does. By the rule of payment a month in
     * which parts of it were paid takes those; parts that the bank returned, or that come to more than the boleta, are
     * as if they were none.
     */
    public void enter(LedgerLine line, List<RetainedPart> parts) {
        Boleta boleta = line.boleta();
        if (!boleta.state().counts()) {
            return;
        }
        if (range.rule() == PeriodRule.BOLETA_DATE) {
            book(line, YearMonth.from(boleta.date()), PaidPart.of(boleta));
            return;
        }
        SortedMap<YearMonth, PaidPart> byMonth = new TreeMap<>();
        parts.stream()
                .filter(RetainedPart::counts)
                .forEach(part -> byMonth.merge(part.month(), part.part(), PaidPart::plus));
        boolean within =
                PaidPart.of(boleta).contains(byMonth.values().stream().reduce(PaidPart.NOTHING, PaidPart::plus));
        if (byMonth.isEmpty() || !within) {
            boleta.paidOn().ifPresent(day -> book(line, YearMonth.from(day), PaidPart.of(boleta)));
        } else {
            byMonth.forEach((month, part) -> book(line, month, part));
        }
    }

    /** Counts a boleta that is annulled or, by the rule of payment, not wholly paid, under the date written on it. */
    public void standApart(LedgerLine line) {
        Boleta boleta = line.boleta();
        boolean annulled = !boleta.state().counts();
        boolean unpaid = !annulled
                && range.rule() == PeriodRule.PAYMENT_DATE
                && boleta.paidOn().isEmpty();
        if (annulled || unpaid) {
            add(
                    line,
                    YearMonth.from(boleta.date()),
                    new Figures(0, Clp.ZERO, Clp.ZERO, Clp.ZERO, Clp.ZERO, annulled ? 1 : 0, unpaid ? 1 : 0, 0));
        }
    }

    /**
     * What it came to. The tally may go on afterwards.
     *
     * @param closed the months whose books are closed and that are over; those outside the range are left out
     */
    public Analytics result(Collection<YearMonth> closed, TimeBook time) {
        List<ContractorMonths> contractors = new ArrayList<>();
        people.forEach((payee, person) -> contractors.add(new ContractorMonths(
                payee.rut().map(rut -> Payee.of(rut, person.name)).orElse(payee), person.months)));
        List<YearMonth> saved = closed.stream().filter(range::contains).toList();
        return new Analytics(range, contractors, rateChanges(), time.series(saved));
    }

    private void book(LedgerLine line, YearMonth month, PaidPart part) {
        boolean director = line.boleta().concept() == Concept.DIRECTOR;
        add(
                line,
                month,
                new Figures(
                        1,
                        part.gross(),
                        part.retained(),
                        director ? part.retained() : Clp.ZERO,
                        part.loanRetained(),
                        0,
                        0,
                        offRate(line.boleta()) ? 1 : 0));
    }

    private void add(LedgerLine line, YearMonth month, Figures figures) {
        if (range.contains(month)) {
            Payee payee = line.payee()
                    .map(rut -> Payee.of(rut, ""))
                    .orElseGet(() -> Payee.erased(line.boleta().id()));
            Person person = people.computeIfAbsent(payee, any -> new Person());
            person.months.merge(month, figures, Figures::plus);
            person.name(line.name(), line.boleta().date());
        }
    }

    /** Whether the boleta was retained at another rate than the law's; one peso is rounding, and no rate no judgement. */
    private boolean offRate(Boleta boleta) {
        DatedTable<RetentionRate> law = law(boleta);
        if (boleta.retainer() != Retainer.PAYER || !law.covers(boleta.date())) {
            return false;
        }
        Clp expected = law.at(boleta.date()).value().on(boleta.gross());
        return Math.abs(boleta.retained().minus(expected).pesos()) > ODD_PESO;
    }

    private DatedTable<RetentionRate> law(Boleta boleta) {
        return boleta.concept() == Concept.DIRECTOR ? rates.director() : rates.ordinary();
    }

    private List<RateChange> rateChanges() {
        List<RateChange> changes = new ArrayList<>();
        for (YearMonth month : range.months()) {
            LocalDate day = month.atDay(1);
            LocalDate before = day.minusMonths(1);
            boolean known = rates.ordinary().covers(day) && rates.ordinary().covers(before);
            if (known && range.contains(YearMonth.from(before))) {
                RetentionRate now = rates.ordinary().at(day).value();
                RetentionRate then = rates.ordinary().at(before).value();
                if (!now.equals(then)) {
                    changes.add(new RateChange(month, then, now));
                }
            }
        }
        return changes;
    }
}
