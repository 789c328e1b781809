package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * Money that comes in, and money that is taken back.
 *
 * @source PAY-04, PAY-06, PAY-07, PAY-08, PAY-09, PAY-10, PAY-11, PAY-12, PAY-14, MON-02, MON-04, LIF-02, LIF-07
 */
final class Paying {
    /** More digits than this are no rate of exchange, and would only cost time. */
    private static final int RATE_DIGITS = 40;

    private Paying() {}

    static void pay(Course course, LaybyCommand.Pay command) {
        Unfolding layby = course.layby;
        amount(layby, command.amount());
        between(layby.terms.agreedOn(), command.effectiveOn(), course.today());
        Refusal.unless(
                !layby.payments.containsKey(command.payment())
                        && !command.payment().isBlank(),
                "PAYMENT_KNOWN",
                Map.of("payment", command.payment()));
        String receipt = receipt(course);
        command.foreign().ifPresent(foreign -> foreign(command.amount(), foreign));
        MonetaryAmount rounding = rounding(layby, command);
        Refusal.unless(
                command.amount().compareTo(layby.outstanding()) <= 0
                        || layby.terms.policy().overpayment() == LaybyPolicy.Overpayment.ACCEPT_AND_SPLIT,
                "PAYMENT_OVER_OUTSTANDING",
                Map.of("amount", command.amount(), "outstanding", layby.outstanding()));
        LaybyEvent event = new LaybyEvent.PaymentReceived(
                command.payment(),
                command.amount(),
                command.tender(),
                command.effectiveOn(),
                command.cleared(),
                command.foreign(),
                rounding,
                receipt);
        if (command.cleared()) {
            course.happen(
                    event, Entries.cleared(layby, command.payment(), command.tender(), command.amount(), rounding));
            arrived(course);
        } else {
            course.happen(event);
        }
    }

    static void clear(Course course, LaybyCommand.Clear command) {
        Payment payment = pending(course, command.payment());
        between(payment.effectiveOn(), command.on(), course.today());
        course.happen(
                new LaybyEvent.PaymentCleared(command.payment(), command.on()),
                Entries.cleared(course.layby, payment.id(), payment.tender(), payment.amount(), course.nothing()));
        arrived(course);
    }

    static void bounce(Course course, LaybyCommand.Bounce command) {
        Payment payment = pending(course, command.payment());
        between(payment.effectiveOn(), command.on(), course.today());
        course.happen(new LaybyEvent.PaymentBounced(command.payment(), command.on(), command.reason()));
    }

    static void reverse(Course course, LaybyCommand.Reverse command) {
        Payment payment = course.layby.payment(command.payment());
        amount(course.layby, command.amount());
        Refusal.unless(
                payment.standing() == Payment.Standing.CLEARED, "PAYMENT_NOT_CLEARED", Map.of("payment", payment.id()));
        between(payment.effectiveOn(), command.on(), course.today());
        Refusal.unless(
                command.amount().compareTo(payment.left()) <= 0,
                "REVERSAL_TOO_LARGE",
                Map.of("amount", command.amount(), "left", payment.left(), "payment", payment.id()));
        course.happen(
                new LaybyEvent.PaymentReversed(
                        command.payment(), command.amount(), command.chargeback(), command.on(), command.reason()),
                Entries.reversed(course.layby, payment, command.amount()));
    }

    /** Money that counts may be more than is owed, and may end a default. */
    static void arrived(Course course) {
        reinstate(course);
        Refunding.returnExcess(course);
    }

    static void reinstate(Course course) {
        if (course.layby.state == LaybyState.DEFAULTED
                && course.delinquency().arrears().isZero()) {
            course.happen(new LaybyEvent.Reinstated(course.today()));
        }
    }

    static void amount(Unfolding layby, MonetaryAmount amount) {
        currency(layby, amount);
        Refusal.unless(amount.isPositive(), "PAYMENT_NOT_POSITIVE", Map.of("amount", amount));
        // Finer than the smallest unit is refused here, by its own code.
        MinorUnits.exact(amount);
    }

    static void currency(Unfolding layby, MonetaryAmount amount) {
        Refusal.unless(
                amount.getCurrency().equals(layby.terms.currency()),
                "PAYMENT_CURRENCY",
                Map.of("amount", amount, "currency", layby.terms.currency().getCurrencyCode()));
    }

    private static void between(LocalDate first, LocalDate on, LocalDate today) {
        Refusal.unless(
                !on.isBefore(first) && !on.isAfter(today),
                "PAYMENT_DATE",
                Map.of("date", on, "first", first, "today", today));
    }

    private static String receipt(Course course) {
        String receipt = course.acting.receipt().orElseThrow(() -> Refusal.of("RECEIPT_MISSING", Map.of()));
        boolean used = course.layby.payments.values().stream()
                .anyMatch(payment -> payment.receipt().equals(receipt));
        Refusal.unless(!used, "RECEIPT_USED", Map.of("receipt", receipt));
        return receipt;
    }

    private static Payment pending(Course course, String id) {
        Payment payment = course.layby.payment(id);
        Refusal.unless(payment.standing() == Payment.Standing.PENDING, "PAYMENT_NOT_PENDING", Map.of("payment", id));
        return payment;
    }

    private static void foreign(MonetaryAmount amount, LaybyCommand.Foreign foreign) {
        BigDecimal rate = foreign.rate();
        boolean readable = rate.signum() > 0
                && rate.precision() <= RATE_DIGITS
                && Math.abs(rate.scale()) <= RATE_DIGITS
                && !foreign.source().isBlank();
        Refusal.unless(readable, "PAYMENT_RATE", Map.of("rate", rate));
        BigDecimal settled = foreign.amount()
                .getNumber()
                .numberValueExact(BigDecimal.class)
                .multiply(rate)
                .setScale(amount.getCurrency().getDefaultFractionDigits(), RoundingMode.HALF_UP);
        Refusal.unless(
                !foreign.amount().getCurrency().equals(amount.getCurrency())
                        && settled.compareTo(amount.getNumber().numberValueExact(BigDecimal.class)) == 0,
                "PAYMENT_SETTLED",
                Map.of("amount", amount, "foreign", foreign.amount(), "settled", settled.toPlainString()));
    }

    /** What more cash changed hands than is booked, by the smallest coin that there is. */
    private static MonetaryAmount rounding(Unfolding layby, LaybyCommand.Pay command) {
        Optional<MonetaryAmount> handed = command.handedOver();
        if (handed.isEmpty()) {
            return layby.nothing();
        }
        MonetaryAmount cash = handed.get();
        MonetaryAmount step = layby.terms.policy().cashStep().orElse(layby.nothing());
        boolean possible = cash.getCurrency().equals(layby.terms.currency())
                && command.tender() == Tender.CASH
                && command.cleared()
                && command.foreign().isEmpty()
                && !cash.isNegative();
        MonetaryAmount difference = possible ? MinorUnits.exact(cash).subtract(command.amount()) : layby.nothing();
        boolean rounded = difference.isZero()
                || (difference.abs().compareTo(step) < 0 && MinorUnits.count(cash) % MinorUnits.count(step) == 0);
        Refusal.unless(
                possible && rounded,
                "PAYMENT_CASH_ROUNDING",
                Map.of("handed", cash, "amount", command.amount(), "step", step));
        return difference;
    }
}
