package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.Tender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What a consumer gets for a payment. It says how the lay-by stood with this payment, and goes on saying so whatever is
 * paid or taken back later.
 *
 * @param number its number, unique within the store
 * @param payment the id of the payment
 * @param amount what was paid
 * @param tender what with
 * @param on the day on which it takes effect
 * @param cleared whether the money was there; else it counts once it has cleared
 * @param paid what is paid by now, together
 * @param remaining what is left to pay
 * @param nextDue when the next instalment is due, if one is left
 * @param nextAmount what is left to pay of that one
 * @source PAY-13
 */
public record Receipt(
        String number,
        String payment,
        MonetaryAmount amount,
        Tender tender,
        LocalDate on,
        boolean cleared,
        MonetaryAmount paid,
        MonetaryAmount remaining,
        Optional<LocalDate> nextDue,
        Optional<MonetaryAmount> nextAmount) {
    public Receipt {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(on, "on");
    }

    /** The receipt for a payment that {@code layby}, as it stands, has just taken. */
    public static Receipt of(LaybyEngine engine, Layby layby, LaybyEvent.PaymentReceived payment) {
        Optional<InstalmentStanding> next = LaybyView.next(engine.instalments(layby));
        return new Receipt(
                payment.receipt(),
                payment.payment(),
                payment.amount(),
                payment.tender(),
                payment.effectiveOn(),
                payment.cleared(),
                layby.netPaid(),
                layby.outstanding(),
                next.map(open -> open.instalment().due()),
                next.map(open -> open.instalment().amount().subtract(open.paid())));
    }

    /** All receipts of a lay-by, in the order of its payments, as they were given. */
    public static List<Receipt> all(LaybyEngine engine, Layby layby) {
        List<Receipt> receipts = new ArrayList<>();
        List<Recorded> log = layby.log();
        for (int at = 0; at < log.size(); at++) {
            if (log.get(at).event() instanceof LaybyEvent.PaymentReceived payment) {
                receipts.add(of(engine, engine.replay(layby.id(), log.subList(0, endOf(log, at))), payment));
            }
        }
        return receipts;
    }

    /** What one command did is seen whole. */
    private static int endOf(List<Recorded> log, int at) {
        int end = at + 1;
        while (end < log.size() && log.get(end).command().equals(log.get(at).command())) {
            end++;
        }
        return end;
    }
}
