package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.money.Clp;
import java.math.BigDecimal;
import java.time.Month;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a payer certifies to a payee about a year.
 *
 * @param kind which certificate
 * @param number its number among those of its kind: the number of the payee's row in DJ 1879
 * @param payee to whom
 * @param months the months with a payment, in order
 * @param totals the sums: updated amounts are the exact sum, rounded once, and so those of DJ 1879
 * @source CERT-1, CERT-2
 */
public record Certificate(Kind kind, int number, Payee payee, List<Line> months, Totals totals) {
    public Certificate {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(totals, "totals");
        months = List.copyOf(months);
        if (number < 1) {
            throw new IllegalArgumentException("A certificate's number is 1 or more: " + number);
        }
    }

    /** Which certificate. */
    public enum Kind {
        /** N° 1, of fees. */
        FEES(1),
        /** N° 2, of directors. */
        DIRECTORS(2);

        private final int model;

        Kind(int model) {
            this.model = model;
        }

        /** The number of the model. */
        public int model() {
            return model;
        }
    }

    /**
     * One month.
     *
     * @param month which
     * @param gross gross fees
     * @param retained what was kept back at the rate
     * @param loan what was kept back for the loan
     * @param factor the factor applied, see {@link UpdateFactor#text}
     * @param updatedGross gross fees times the factor, to the nearest peso, halves up
     * @param updatedRetained what was kept back times the factor, likewise
     * @param updatedLoan the same of the loan
     */
    public record Line(
            Month month,
            Clp gross,
            Clp retained,
            Clp loan,
            String factor,
            Clp updatedGross,
            Clp updatedRetained,
            Clp updatedLoan) {}

    /**
     * The sums of the months.
     *
     * @param gross gross fees
     * @param retained what was kept back at the rate
     * @param loan what was kept back for the loan
     * @param updatedGross gross fees, updated
     * @param updatedRetained what was kept back, updated
     * @param updatedLoan what was kept back for the loan, updated
     */
    public record Totals(Clp gross, Clp retained, Clp loan, Clp updatedGross, Clp updatedRetained, Clp updatedLoan) {}

    /** The certificate over {@code payments}, which are one payee's in one year. */
    static Certificate of(
            Kind kind, int number, Payee payee, Collection<RetainedPayment> payments, YearFactors factors) {
        Map<Month, Sums> byMonth = new EnumMap<>(Month.class);
        payments.forEach(payment -> byMonth.merge(payment.paidOn().getMonth(), Sums.of(payment), Sums::plus));
        List<Line> lines = byMonth.entrySet().stream()
                .map(entry -> line(factors.of(entry.getKey()), entry.getValue()))
                .toList();
        Sums all = byMonth.values().stream().reduce(Sums.NONE, Sums::plus);
        Totals totals = new Totals(
                all.gross,
                all.retained,
                all.loan,
                updated(byMonth, factors, Sums::gross),
                updated(byMonth, factors, Sums::retained),
                updated(byMonth, factors, Sums::loan));
        return new Certificate(kind, number, payee, lines, totals);
    }

    /** Whether the printed months do not add up to a printed total, because each is rounded for itself. */
    public boolean roundingShows() {
        return differs(Line::updatedGross, totals.updatedGross)
                || differs(Line::updatedRetained, totals.updatedRetained)
                || differs(Line::updatedLoan, totals.updatedLoan);
    }

    private boolean differs(Function<Line, Clp> column, Clp total) {
        return !Clp.sum(months.stream().map(column).toList()).equals(total);
    }

    private static Line line(UpdateFactor factor, Sums sums) {
        return new Line(
                factor.month(),
                sums.gross,
                sums.retained,
                sums.loan,
                factor.text(),
                DjRow.rounded(factor.of(sums.gross)),
                DjRow.rounded(factor.of(sums.retained)),
                DjRow.rounded(factor.of(sums.loan)));
    }

    private static Clp updated(Map<Month, Sums> byMonth, YearFactors factors, Function<Sums, Clp> column) {
        return DjRow.rounded(byMonth.entrySet().stream()
                .map(entry -> factors.of(entry.getKey()).of(column.apply(entry.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** A month's sums. */
    private record Sums(Clp gross, Clp retained, Clp loan) {
        static final Sums NONE = new Sums(Clp.ZERO, Clp.ZERO, Clp.ZERO);

        static Sums of(RetainedPayment payment) {
            return new Sums(payment.gross(), payment.retained(), payment.loan());
        }

        Sums plus(Sums other) {
            return new Sums(gross.plus(other.gross), retained.plus(other.retained), loan.plus(other.loan));
        }
    }

    /** Kind and number: whose it is stays out of logs. */
    @Override
    public String toString() {
        return "Certificate[" + kind + " " + number + "]";
    }
}
