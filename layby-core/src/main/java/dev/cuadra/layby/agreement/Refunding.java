package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * Money that goes back.
 *
 * @source REF-01, REF-02, REF-03, REF-04, REF-05, PAY-06
 */
final class Refunding {
    private Refunding() {}

    static void send(Course course, LaybyCommand.SendRefund command) {
        Refund refund = standing(course, command.refund(), Refund.Standing.APPROVED);
        Tender tender = command.substitute().orElse(refund.tender());
        Refusal.unless(
                tender == refund.tender() || !command.reason().isBlank(),
                "REFUND_REASON",
                Map.of("refund", refund.id(), "tender", refund.tender()));
        course.happen(
                new LaybyEvent.RefundSent(refund.id(), tender, command.reason()), Entries.refundSent(refund, tender));
    }

    static void settle(Course course, LaybyCommand.SettleRefund command) {
        Refund refund = standing(course, command.refund(), Refund.Standing.SENT);
        course.happen(new LaybyEvent.RefundSettled(refund.id()));
    }

    static void fail(Course course, LaybyCommand.FailRefund command) {
        Refund refund = standing(course, command.refund(), Refund.Standing.SENT);
        course.happen(new LaybyEvent.RefundFailed(refund.id(), command.reason()), Entries.refundFailed(refund));
    }

    /** What is paid beyond what is payable goes back, to the latest payment first. */
    static void returnExcess(Course course) {
        Unfolding layby = course.layby;
        // After the end all of what came in is left over, unless it paid a debt.
        MonetaryAmount excess = layby.state.ended()
                ? layby.funds()
                : MinorUnits.max(course.nothing(), layby.netPaid().subtract(layby.total()));
        Optional<LocalDate> by = layby.terms.policy().refundDays().map(course.today()::plusDays);
        List<Payment> payments = new ArrayList<>(layby.payments.values());
        for (int i = payments.size() - 1; i >= 0 && excess.isPositive(); i--) {
            Payment payment = payments.get(i);
            MonetaryAmount part = MinorUnits.min(excess, payment.left());
            if (part.isPositive()) {
                approve(course, payment.id(), payment.tender(), part, by);
                excess = excess.subtract(part);
            }
        }
    }

    /** Money is owed back to a payment. */
    static void approve(Course course, String payment, Tender tender, MonetaryAmount amount, Optional<LocalDate> by) {
        String id = nextId(course);
        course.happen(
                new LaybyEvent.RefundApproved(id, payment, tender, amount, by),
                payment.isEmpty()
                        ? Entries.compensationApproved(id, amount)
                        : Entries.refundApproved(course.layby, id, amount));
    }

    private static String nextId(Course course) {
        return "R" + (course.layby.refunds.size() + 1);
    }

    private static Refund standing(Course course, String id, Refund.Standing expected) {
        Refund refund = course.layby.refund(id);
        Refusal.unless(
                refund.standing() == expected,
                "REFUND_STANDING",
                Map.of("refund", id, "standing", refund.standing(), "expected", expected));
        return refund;
    }
}
