package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.Payment;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What the consumer is given for a payment.
 *
 * @param payment the payment
 * @param paidToDate what is paid by then
 * @param remaining what is left to pay
 * @param next the instalment that is open next, if one is
 */
record LaybyReceipt(
        Payment payment, MonetaryAmount paidToDate, MonetaryAmount remaining, Optional<InstalmentStanding> next) {
    static LaybyReceipt of(LaybyEngine engine, Layby layby, String payment) {
        return new LaybyReceipt(
                layby.payments().stream()
                        .filter(known -> known.id().equals(payment))
                        .findFirst()
                        .orElseThrow(),
                layby.netPaid(),
                layby.outstanding(),
                engine.instalments(layby).stream()
                        .filter(standing -> standing.progress() != InstalmentStanding.Progress.PAID)
                        .findFirst());
    }

    void write(ObjectNode json) {
        json.put("number", payment.receipt());
        json.put("payment", payment.id());
        json.set("amount", LaybyJsonParts.money(payment.amount()));
        json.put("tender", payment.tender().name());
        json.put("on", payment.effectiveOn().toString());
        json.set("paidToDate", LaybyJsonParts.money(paidToDate));
        json.set("remaining", LaybyJsonParts.money(remaining));
        json.put("nextDue", next.map(open -> open.instalment().due().toString()).orElse(null));
        json.set(
                "nextAmount",
                next.map(open -> LaybyJsonParts.money(open.instalment().amount().subtract(open.paid())))
                        .orElse(null));
    }
}
