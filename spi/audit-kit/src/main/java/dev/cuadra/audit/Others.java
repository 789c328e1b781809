package dev.cuadra.audit;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import java.util.List;
import java.util.Optional;
import javax.money.MonetaryAmount;

/** Commands that the properties of lay-bys ask beside those of a course. */
final class Others {
    private Others() {}

    /** The same payment of another amount. */
    static LaybyCommand amount(LaybyCommand.Pay pay) {
        return new LaybyCommand.Pay(
                pay.payment(),
                pay.amount().add(MinorUnits.of(1, pay.amount().getCurrency())),
                pay.tender(),
                pay.effectiveOn(),
                pay.cleared(),
                pay.foreign(),
                pay.handedOver());
    }

    static LaybyCommand payment(String id, MonetaryAmount amount, Acting acting) {
        return new LaybyCommand.Pay(id, amount, Tender.CARD, acting.today(), true, Optional.empty(), Optional.empty());
    }

    static LaybyCommand consumerEnds() {
        return new LaybyCommand.End(EndedBy.CONSUMER, Ground.CONSUMER_WISH, Facts.NONE, List.of(), "letter");
    }

    /** Whether a payment has an amount, a currency, a day and a name that may be taken. */
    static boolean inOrder(LaybyCommand.Pay pay, Walk.Step step) {
        Layby layby = step.before().orElseThrow();
        boolean known = layby.payments().stream().map(Payment::id).anyMatch(pay.payment()::equals);
        return pay.amount().isPositive()
                && pay.amount().getCurrency().equals(layby.terms().currency())
                && !pay.effectiveOn().isAfter(step.acting().today())
                && !known;
    }

    /** Whether a payment of more than is outstanding was to be refused. */
    static boolean tooMuch(Walk.Step step, LaybyPolicy agreed) {
        Layby layby = step.before().orElse(step.after().orElseThrow());
        return step.command() instanceof LaybyCommand.Pay pay
                && agreed.overpayment() == LaybyPolicy.Overpayment.REJECT
                && MinorUnits.count(pay.amount())
                        > MinorUnits.count(layby.total())
                                - WrittenBooks.of(layby).netPaid();
    }

    /** Whether more counts as paid after a step than before. */
    static boolean paidMore(Walk.Step step) {
        return WrittenBooks.of(step.after().orElseThrow()).netPaid()
                > WrittenBooks.of(step.before().orElseThrow()).netPaid();
    }
}
