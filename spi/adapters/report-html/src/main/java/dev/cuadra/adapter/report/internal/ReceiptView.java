package dev.cuadra.adapter.report.internal;

import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.money.MinorUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What a receipt shows.
 *
 * @param head the head
 * @param number the number of the receipt
 * @param on the day the payment takes effect
 * @param amount what was taken
 * @param tender what with
 * @param how what else there is to say about the money: another currency, rounded cash
 * @param account what is payable, paid by then and left
 * @param next what falls due next; empty where nothing does
 * @param pending whether the money had not arrived yet
 * @param since what became of the payment afterwards; empty where it simply counts
 * @param items what is bought, in a line each
 * @param foot the lines at the foot
 */
public record ReceiptView(
        LaybyHead head,
        String number,
        String on,
        String amount,
        String tender,
        List<LaybyView.Fact> how,
        List<LaybyView.Figure> account,
        Optional<Next> next,
        boolean pending,
        String since,
        List<String> items,
        List<String> foot) {
    /**
     * What falls due next.
     *
     * @param on when
     * @param amount what of it is not paid
     */
    public record Next(String on, String amount) {}

    /**
     * The receipt with a number, with the figures of the moment it was given: printed again it says the same, and says
     * besides what became of the payment.
     */
    public static ReceiptView of(
            Layby layby, LaybyEngine engine, String receipt, Words words, String company, String consumer) {
        return layby.log().stream()
                .filter(recorded -> recorded.event() instanceof LaybyEvent.PaymentReceived received
                        && received.receipt().equals(receipt))
                .findFirst()
                .map(recorded -> new Gathering(layby, engine, recorded, words).view(company, consumer))
                .orElseThrow(() ->
                        new IllegalArgumentException("Lay-by " + layby.id() + " has no receipt '" + receipt + "'"));
    }

    private static final class Gathering {
        private final Layby layby;
        private final Layby then;
        private final LaybyEngine engine;
        private final LaybyEvent.PaymentReceived received;
        private final Words words;
        private final Amounts amounts;

        Gathering(Layby layby, LaybyEngine engine, Recorded recorded, Words words) {
            this.layby = layby;
            this.then = LaybyThen.after(layby, engine, recorded);
            this.engine = engine;
            this.received = (LaybyEvent.PaymentReceived) recorded.event();
            this.words = words;
            this.amounts = new Amounts(words);
        }

        ReceiptView view(String company, String consumer) {
            return new ReceiptView(
                    LaybyHead.of(layby, company, consumer),
                    Words.clean(received.receipt()),
                    received.effectiveOn().toString(),
                    amounts.with(received.amount()),
                    words.say("layby.tender." + received.tender()),
                    how(),
                    List.of(
                            figure("total", then.total()),
                            figure("paidToDate", then.netPaid()),
                            figure("remaining", then.outstanding())),
                    next(),
                    !received.cleared(),
                    since(),
                    then.terms().items().stream()
                            .map(item -> amounts.number(item.quantity()) + " × " + Words.clean(item.description()))
                            .toList(),
                    LaybyGathering.foot(layby, words));
        }

        private List<LaybyView.Fact> how() {
            List<LaybyView.Fact> how = new ArrayList<>();
            received.foreign().ifPresent(foreign -> how.add(fact("foreign", foreign(foreign))));
            if (!received.rounding().isZero()) {
                how.add(fact("handedOver", amounts.with(received.amount().add(received.rounding()))));
            }
            return how;
        }

        private String foreign(LaybyCommand.Foreign foreign) {
            return words.say(
                    "receipt.foreign.value",
                    "amount",
                    amounts.with(MinorUnits.exact(foreign.amount())),
                    "rate",
                    amounts.plain(foreign.rate().stripTrailingZeros().toPlainString()),
                    "source",
                    Words.clean(foreign.source()));
        }

        private LaybyView.Fact fact(String key, String value) {
            return new LaybyView.Fact(words.say("receipt." + key), value);
        }

        private LaybyView.Figure figure(String key, MonetaryAmount amount) {
            return new LaybyView.Figure(key, words.say("receipt." + key), amounts.with(amount));
        }

        private Optional<Next> next() {
            return engine.instalments(then).stream()
                    .filter(standing -> standing.progress() != InstalmentStanding.Progress.PAID)
                    .findFirst()
                    .map(standing -> new Next(
                            standing.instalment().due().toString(),
                            amounts.with(standing.instalment().amount().subtract(standing.paid()))));
        }

        /** What the payment became after the receipt: a receipt that was pending and is so still says it already. */
        private String since() {
            return layby.payments().stream()
                    .filter(payment -> payment.id().equals(received.payment()))
                    .filter(payment -> payment.standing() != Payment.Standing.PENDING)
                    .findFirst()
                    .map(payment -> LaybyGathering.becameOf(payment, words, amounts))
                    .orElse("");
        }
    }
}
