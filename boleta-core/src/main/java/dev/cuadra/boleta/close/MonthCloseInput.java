package dev.cuadra.boleta.close;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.ReportCheck;
import dev.cuadra.boleta.rut.Rut;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a month's close is decided from.
 *
 * @param payer the company
 * @param period the month
 * @param rule which date puts a boleta into the month
 * @param reports the reports, each with what it is about
 * @param contractors who is registered, by number
 * @param directors who is a director besides those registered
 * @param payments when boletas were paid; empty when each counts as paid on its own date
 * @param decisions what a person decided about boletas
 * @param accepted checks whose failure a person accepts
 * @param other codes of the return that come from elsewhere
 * @param known the payer's books so far, as far as they touch the month, the reports or the payments
 * @param parts payments that were made through {@link dev.cuadra.boleta.payment}, of whatever month: a boleta of which
 *     there are any counts with them alone
 * @param paying boletas that are or were in a batch of payments: none of them counts as paid on its own date
 * @param lived boletas of which events are recorded: where they stand is what the books say, not what a report says
 * @source PAYM-7, LIFE-10
 */
public record MonthCloseInput(
        Rut payer,
        YearMonth period,
        PeriodRule rule,
        List<Sourced> reports,
        Map<Rut, Contractor> contractors,
        Set<Rut> directors,
        Optional<Payments> payments,
        Map<BoletaId, Decision> decisions,
        Set<ReportCheck> accepted,
        Map<F29Code, BigDecimal> other,
        List<LedgerLine> known,
        List<RetainedPart> parts,
        Set<BoletaId> paying,
        Set<BoletaId> lived) {
    public MonthCloseInput {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(payments, "payments");
        reports = List.copyOf(reports);
        contractors = Map.copyOf(contractors);
        directors = Set.copyOf(directors);
        decisions = Map.copyOf(decisions);
        accepted = Set.copyOf(accepted);
        other = Map.copyOf(other);
        known = List.copyOf(known);
        parts = List.copyOf(parts);
        paying = Set.copyOf(paying);
        lived = Set.copyOf(lived);
    }

    /** A close of boletas that are in no batch of payments, and of which no events are recorded. */
    public MonthCloseInput(
            Rut payer,
            YearMonth period,
            PeriodRule rule,
            List<Sourced> reports,
            Map<Rut, Contractor> contractors,
            Set<Rut> directors,
            Optional<Payments> payments,
            Map<BoletaId, Decision> decisions,
            Set<ReportCheck> accepted,
            Map<F29Code, BigDecimal> other,
            List<LedgerLine> known,
            List<RetainedPart> parts) {
        this(
                payer,
                period,
                rule,
                reports,
                contractors,
                directors,
                payments,
                decisions,
                accepted,
                other,
                known,
                parts,
                Set.of(),
                Set.of());
    }

    /** A close without payments in parts. */
    public MonthCloseInput(
            Rut payer,
            YearMonth period,
            PeriodRule rule,
            List<Sourced> reports,
            Map<Rut, Contractor> contractors,
            Set<Rut> directors,
            Optional<Payments> payments,
            Map<BoletaId, Decision> decisions,
            Set<ReportCheck> accepted,
            Map<F29Code, BigDecimal> other,
            List<LedgerLine> known) {
        this(
                payer,
                period,
                rule,
                reports,
                contractors,
                directors,
                payments,
                decisions,
                accepted,
                other,
                known,
                List.of());
    }

    /** The same with these contractors and these books. */
    public MonthCloseInput with(Map<Rut, Contractor> registered, List<LedgerLine> books) {
        return with(registered, books, parts);
    }

    /** The same with these contractors, these books and these payments in parts. */
    public MonthCloseInput with(Map<Rut, Contractor> registered, List<LedgerLine> books, List<RetainedPart> paid) {
        return with(registered, books, paid, paying, lived);
    }

    /** The same with all that the store knows. */
    public MonthCloseInput with(
            Map<Rut, Contractor> registered,
            List<LedgerLine> books,
            List<RetainedPart> paid,
            Set<BoletaId> inBatches,
            Set<BoletaId> withEvents) {
        return new MonthCloseInput(
                payer,
                period,
                rule,
                reports,
                registered,
                directors,
                payments,
                decisions,
                accepted,
                other,
                books,
                paid,
                inBatches,
                withEvents);
    }

    /**
     * A report and what it is about.
     *
     * @param report the report
     * @param concept fees, BTE, or directors where the whole file is theirs
     */
    public record Sourced(BoletaReport report, Concept concept) {}

    /** Whose month: what the files say stays out of logs. */
    @Override
    public String toString() {
        return "MonthCloseInput[" + payer.masked() + ", " + period + "]";
    }
}
