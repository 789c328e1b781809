package dev.cuadra.examples;

import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.ReportCheck;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.tables.TableSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user asks of a month's close.
 *
 * @param payer the company
 * @param period the month
 * @param rule which date puts a boleta into the month
 * @param contractors the contractor list
 * @param received the SII's report of received boletas
 * @param bte the report of BTE
 * @param directors a report of directors' boletas, or a plain list of their numbers
 * @param payments when boletas were paid
 * @param decisions what the user decided
 * @param accepted checks whose failure the user accepts
 * @param payOn when the return is to be paid, if the user says so
 */
record MonthFiles(
        Rut payer,
        YearMonth period,
        PeriodRule rule,
        TableSource contractors,
        TableSource received,
        Optional<TableSource> bte,
        Optional<TableSource> directors,
        Optional<TableSource> payments,
        Map<BoletaId, Decision> decisions,
        Set<ReportCheck> accepted,
        Optional<PayOn> payOn) {
    /**
     * When a return is to be paid.
     *
     * @param on the day
     * @param dueDay the company's day of the law: 12, 20 or 28
     */
    record PayOn(LocalDate on, int dueDay) {}

    /** A close whose day of payment nobody named. */
    MonthFiles(
            Rut payer,
            YearMonth period,
            PeriodRule rule,
            TableSource contractors,
            TableSource received,
            Optional<TableSource> bte,
            Optional<TableSource> directors,
            Optional<TableSource> payments,
            Map<BoletaId, Decision> decisions,
            Set<ReportCheck> accepted) {
        this(
                payer,
                period,
                rule,
                contractors,
                received,
                bte,
                directors,
                payments,
                decisions,
                accepted,
                Optional.empty());
    }
}
