package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.termination.TaxLaw;
import dev.cuadra.layby.termination.TaxPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;

/** The tax points of one lay-by, event by event. For one thread. */
final class TaxPoints {
    private final Layby layby;
    private final AgreementTerms terms;
    private final List<TaxPoint> points = new ArrayList<>();
    private final Map<String, Money> payments = new LinkedHashMap<>();
    /** What was taxed at receipt and is neither taken back nor spent on goods. */
    private MonetaryAmount taxed;

    private boolean receipts;
    private boolean accepted;
    private boolean over;

    private TaxPoints(Layby layby) {
        this.layby = layby;
        this.terms = layby.terms();
        this.taxed = layby.nothing();
    }

    /**
     * All tax points so far, in the order of the events.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code TAX_DATE_NOT_COVERED}
     */
    static List<TaxPoint> of(Layby layby) {
        TaxPoints all = new TaxPoints(layby);
        layby.log().forEach(all::add);
        all.fullyPaid();
        return List.copyOf(all.points);
    }

    private void add(Recorded recorded) {
        LaybyEvent event = recorded.event();
        if (event instanceof LaybyEvent.Accepted) {
            accepted = true;
        } else if (event instanceof LaybyEvent.PaymentReceived it) {
            payments.put(it.payment(), new Money(it.amount(), it.effectiveOn(), it.cleared()));
            if (it.cleared()) {
                received(it.amount(), it.effectiveOn());
            }
        } else if (event instanceof LaybyEvent.PaymentCleared it) {
            Money payment = payment(it.payment());
            payments.put(it.payment(), new Money(payment.amount(), it.on(), true));
            received(payment.amount(), it.on());
        } else if (event instanceof LaybyEvent.PaymentReversed it) {
            back(it.payment(), it.amount(), it.on());
        } else if (event instanceof LaybyEvent.RefundApproved it
                && !it.payment().isEmpty()) {
            back(it.payment(), it.amount(), recorded.on());
        } else if (event instanceof LaybyEvent.Released it) {
            supplied(it.price(), recorded.on());
        } else if (event instanceof LaybyEvent.Collected) {
            supplied(layby.total().subtract(layby.released()), recorded.on());
            over = true;
        } else if (event instanceof LaybyEvent.Ended it) {
            ended(it.outcome().tax());
            // What was never accepted has no outcome in law: its refunds take back what was taxed.
            over = accepted;
        }
    }

    /** What an end adds or takes off. Where receipts bear tax its outcome repeats them, and they stand here already. */
    private void ended(List<TaxPoint> outcome) {
        outcome.stream()
                .filter(point -> !receipts || !point.base().isPositive())
                .forEach(points::add);
    }

    /** Money that arrives when all is over is owed back, and pays for nothing. */
    private void received(MonetaryAmount amount, LocalDate on) {
        if (over) {
            return;
        }
        List<TaxPoint> now = TaxLaw.onPayment(terms.jurisdiction(), terms.basis(), amount, on);
        points.addAll(now);
        taxed = now.isEmpty() ? taxed : taxed.add(amount);
        receipts |= now.stream().anyMatch(point -> point.tax().isPresent());
    }

    /** Once the goods are over, or the law has settled the end, money that goes back changes no tax of receipts here. */
    private void back(String name, MonetaryAmount amount, LocalDate on) {
        Money payment = payment(name);
        if (over || !payment.cleared()) {
            return;
        }
        payments.put(name, new Money(payment.amount().subtract(amount), payment.on(), true));
        for (TaxPoint point : TaxLaw.onPayment(terms.jurisdiction(), terms.basis(), amount, payment.on())) {
            points.add(new TaxPoint(
                    point.rule(), on, point.base().negate(), point.tax().map(MonetaryAmount::negate), point.text()));
            taxed = taxed.subtract(amount);
        }
    }

    private void supplied(MonetaryAmount price, LocalDate handedOver) {
        MonetaryAmount already = MinorUnits.min(taxed, price);
        LocalDate on = TaxLaw.atFinalPayment(terms.jurisdiction()) ? lastPaidOn(handedOver) : handedOver;
        points.addAll(TaxLaw.onCompletion(terms.jurisdiction(), terms.basis(), price, already, on));
        taxed = taxed.subtract(already);
    }

    /** Where the final payment makes tax due, it does before the goods are collected. */
    private void fullyPaid() {
        if (layby.state() == LaybyState.FULLY_PAID && TaxLaw.atFinalPayment(terms.jurisdiction())) {
            LocalDate today = layby.log().get(layby.log().size() - 1).on();
            supplied(layby.total().subtract(layby.released()), today);
        }
    }

    private LocalDate lastPaidOn(LocalDate otherwise) {
        return payments.values().stream()
                .filter(payment -> payment.cleared() && payment.amount().isPositive())
                .map(Money::on)
                .max(LocalDate::compareTo)
                .orElse(otherwise);
    }

    private Money payment(String name) {
        return payments.getOrDefault(
                name, new Money(layby.nothing(), layby.terms().agreedOn(), false));
    }

    /** A payment: what is left of it, and since when it counts. */
    private record Money(MonetaryAmount amount, LocalDate on, boolean cleared) {}
}
