package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a late payment costs. An estimate: the SII works out the charges when the return is filed.
 *
 * @param payment what it was worked out from
 * @param due the last day on time, moved where the given one was no working day
 * @param readjustment by the price index (code 92); empty when its growth is needed and not known
 * @param interest interest, before relief
 * @param fine the fine, before relief
 * @param relief what of interest and fine is remitted (code 795)
 * @param confidence that of the weakest rule in it
 * @param steps how the figures came about
 * @param warnings what a person should know; that it is an estimate, always
 * @source LATE-6, LATE-7, F29-7
 */
public record LateBill(
        LatePayment payment,
        LocalDate due,
        Optional<Clp> readjustment,
        Clp interest,
        Clp fine,
        Clp relief,
        Confidence confidence,
        List<Step> steps,
        List<Problem> warnings) {
    public LateBill {
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(readjustment, "readjustment");
        Objects.requireNonNull(confidence, "confidence");
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /** Whether anything is late at all. */
    public boolean late() {
        return payment.paidOn().isAfter(due);
    }

    /** The first end of month of the growth of prices: the second before the month in which the return was due. */
    public LocalDate ipcFrom() {
        return ipcFrom(payment);
    }

    /** The last end of month of the growth of prices: the second before the month of payment. */
    public LocalDate ipcUntil() {
        return ipcUntil(payment);
    }

    /** Interest and fine together (code 93), before relief. */
    public Clp surcharges() {
        return interest.plus(fine);
    }

    /** All charges: readjustment, as far as it is known, interest and fine, less relief. */
    public Clp total() {
        return readjustment.orElse(Clp.ZERO).plus(surcharges()).minus(relief);
    }

    /** What is to be paid in all (code 94). */
    public Clp payable() {
        return payment.amount().plus(total());
    }

    /** The codes of the return that take the charges, as {@link Form29Request#other} wants them; none of 0. */
    public Map<F29Code, BigDecimal> codes() {
        Map<F29Code, BigDecimal> codes = new TreeMap<>();
        put(codes, "92", readjustment.orElse(Clp.ZERO));
        put(codes, "93", surcharges());
        put(codes, "795", relief);
        return Collections.unmodifiableMap(codes);
    }

    /** The month of the law's own day: that the day was a holiday does not count for who was late all the same. */
    static YearMonth dueMonth(LatePayment payment) {
        return payment.period().plusMonths(1);
    }

    static LocalDate ipcFrom(LatePayment payment) {
        return dueMonth(payment).minusMonths(2).atEndOfMonth();
    }

    static LocalDate ipcUntil(LatePayment payment) {
        return YearMonth.from(payment.paidOn()).minusMonths(2).atEndOfMonth();
    }

    private static void put(Map<F29Code, BigDecimal> codes, String code, Clp amount) {
        if (!amount.isZero()) {
            codes.put(F29Code.of(code), BigDecimal.valueOf(amount.pesos()));
        }
    }
}
