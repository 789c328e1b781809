package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.Tender;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What a consumer is given for a payment. Its figures are those of the moment after the payment, whatever came later.
 *
 * @param number from the store's sequence of receipts
 * @param layby the id of the lay-by
 * @param payment the id of the payment
 * @param amount what was paid
 * @param tender what with
 * @param on the day it takes effect
 * @param standing whether it counts already
 * @param paidToDate what is paid by now, this payment included if it counts
 * @param remaining what is left to pay
 * @param nextDue when the next instalment is due, if one is open
 * @param nextAmount how much of that is open
 * @source PAY-13, IL-03, OH-08
 */
public record Receipt(
        String number,
        String layby,
        String payment,
        MonetaryAmount amount,
        Tender tender,
        LocalDate on,
        Payment.Standing standing,
        MonetaryAmount paidToDate,
        MonetaryAmount remaining,
        Optional<LocalDate> nextDue,
        Optional<MonetaryAmount> nextAmount) {
    /**
     * The receipt for a payment.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code PAYMENT_UNKNOWN}
     */
    public static Receipt of(Layby layby, String payment) {
        Layby then = Moments.after(layby, payment);
        Payment it = then.payments().stream()
                .filter(known -> known.id().equals(payment))
                .findFirst()
                .orElseThrow(() -> Refusal.of("PAYMENT_UNKNOWN", Map.of("payment", payment)));
        Optional<InstalmentStanding> next = Moments.next(then);
        return new Receipt(
                it.receipt(),
                then.id(),
                payment,
                it.amount(),
                it.tender(),
                it.effectiveOn(),
                it.standing(),
                then.netPaid(),
                then.outstanding(),
                next.map(open -> open.instalment().due()),
                next.map(open -> open.instalment().amount().subtract(open.paid())));
    }
}
