package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BatchSheet;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineStanding;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.Payee;
import dev.cuadra.boleta.payment.PaymentBatch;
import dev.cuadra.boleta.payment.PaymentProposal;
import dev.cuadra.boleta.payment.PaymentReceipt;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BatchView;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Payments as JSON documents. Amounts are whole pesos; of accounts bank, kind and last digits are told. */
final class PaymentJson {
    private PaymentJson() {}

    static ObjectNode proposal(Rut payer, LocalDate upTo, PaymentProposal proposal, Locale locale) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("payer", payer.toString());
        json.put("upTo", upTo.toString());
        json.put(
                "open",
                Clp.sum(proposal.lines().stream()
                                .map(PaymentProposal.Line::amount)
                                .toList())
                        .pesos());
        ArrayNode lines = json.putArray("lines");
        for (PaymentProposal.Line line : proposal.lines()) {
            ObjectNode entry = lines.addObject();
            entry.put("boleta", line.boleta().toString());
            entry.put("date", line.date().toString());
            payee(line.payee(), entry);
            part(line.whole(), entry);
            entry.put("paid", line.paid().net().pesos());
            entry.put("open", line.amount().pesos());
            reasons(line.remarks(), line.boleta(), entry.putArray("remarks"), locale);
        }
        ArrayNode leftOut = json.putArray("leftOut");
        for (PaymentProposal.LeftOut out : proposal.leftOut()) {
            ObjectNode entry = leftOut.addObject();
            entry.put("boleta", out.boleta().toString());
            entry.setAll(Form29Json.problem(out.reason().problem(out.boleta().toString()), locale));
            entry.remove("where");
        }
        return json;
    }

    static ObjectNode batch(BatchSheet sheet, Locale locale) {
        PaymentBatch batch = sheet.batch();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("batch", batch.id());
        json.put("payer", sheet.payer().toString());
        json.put("phase", batch.phase().name());
        json.put("payOn", batch.content().payOn().toString());
        json.put("total", batch.content().total().pesos());
        json.put("paid", batch.paid().pesos());
        json.put("hash", batch.hash());
        json.put("secondApproverAbove", batch.policy().secondApproverAbove().pesos());
        ArrayNode approvers = json.putArray("approvers");
        batch.approvers().forEach(approvers::add);
        json.put("files", sheet.files());
        ArrayNode lines = json.putArray("lines");
        sheet.lines().forEach(line -> line(line, lines.addObject(), locale));
        ArrayNode history = json.putArray("history");
        batch.history().forEach(step -> {
            ObjectNode entry = history.addObject();
            entry.put("at", step.at().toString());
            entry.put("by", step.by());
            entry.put("did", step.command().name());
        });
        return json;
    }

    private static void line(BatchSheet.Line line, ObjectNode json, Locale locale) {
        LineStanding standing = line.standing();
        json.put("reference", standing.line().reference());
        json.put("boleta", line.boleta().map(BoletaId::toString).orElse(null));
        line.payee().ifPresentOrElse(payee -> payee(payee, json), () -> {
            json.putNull("payee");
            json.putNull("name");
            json.putNull("account");
        });
        json.put("amount", standing.line().amount().pesos());
        json.put("status", standing.status().name());
        ArrayNode holds = json.putArray("holds");
        String name = line.boleta().map(BoletaId::toString).orElse("—");
        standing.holds().forEach(reason -> holds.add(reason(reason, name, locale)));
        standing.part().ifPresentOrElse(part -> part(part, json.putObject("part")), () -> json.putNull("part"));
        json.put("paidOn", standing.paidOn().map(LocalDate::toString).orElse(null));
        json.put("returnedOn", standing.endedOn().map(LocalDate::toString).orElse(null));
        json.put("said", standing.said());
    }

    static ObjectNode view(BatchView batch) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("batch", batch.id().toString());
        json.put("phase", batch.phase().name());
        json.put("payOn", batch.payOn().toString());
        json.put("total", batch.total().pesos());
        json.put("lines", batch.lines().size());
        return json;
    }

    static ObjectNode receipt(PaymentReceipt receipt, Locale locale) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("boleta", receipt.boleta().toString());
        json.put("name", receipt.name());
        json.put("reference", receipt.reference());
        json.put("paidOn", receipt.paidOn().toString());
        part(receipt.part(), json);
        json.put("left", receipt.left().pesos());
        json.put("reversed", receipt.reversed());
        json.put("subject", receipt.subject().in(locale));
        json.put("body", receipt.body().in(locale));
        return json;
    }

    private static void payee(Payee payee, ObjectNode json) {
        json.put("payee", payee.rut().toString());
        json.put("name", payee.name());
        json.put("account", payee.account().map(BankAccount::toString).orElse(null));
    }

    private static void part(PaidPart part, ObjectNode json) {
        json.put("gross", part.gross().pesos());
        json.put("retained", part.retained().pesos());
        json.put("loanRetained", part.loanRetained().pesos());
        json.put("net", part.net().pesos());
    }

    private static void reasons(List<HoldReason> reasons, BoletaId boleta, ArrayNode json, Locale locale) {
        reasons.forEach(reason -> json.add(reason(reason, boleta.toString(), locale)));
    }

    /** A reason in words; the boleta stands beside it already. */
    static ObjectNode reason(HoldReason reason, String boleta, Locale locale) {
        ObjectNode json = Form29Json.problem(reason.problem(boleta), locale);
        json.remove("where");
        json.put("waivable", reason.waivable());
        return json;
    }
}
