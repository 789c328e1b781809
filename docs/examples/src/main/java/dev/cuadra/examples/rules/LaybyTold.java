package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.layby.agreement.Delinquency;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.Receipt;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.termination.Termination;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A life that was told, as JSON. */
final class LaybyTold {
    private LaybyTold() {}

    static void write(
            LaybyStory.Told told, LocalDate asOf, List<IntegrityFinding> findings, ObjectNode answer, Locale locale) {
        Layby layby = told.layby();
        answer.put("state", layby.state().name());
        answer.set("netPaid", LaybyJsonParts.money(layby.netPaid()));
        answer.set("outstanding", LaybyJsonParts.money(layby.outstanding()));
        late(LaybyStory.ENGINE.delinquency(layby, asOf), answer);
        ObjectNode accounts = answer.putObject("accounts");
        layby.balances().forEach((account, amount) -> accounts.set(account.toString(), LaybyJsonParts.money(amount)));
        ArrayNode receipts = answer.putArray("receipts");
        told.receipts().forEach(receipt -> receipt(receipt, receipts.addObject()));
        instalments(layby, answer);
        refunds(layby, answer);
        findings(answer, "integrity", findings, locale);
        refused(told, answer, locale);
        ArrayNode repeated = answer.putArray("repeated");
        told.repeated().forEach(repeated::add);
        rules(told, answer);
        LaybyJsonParts.problems(answer, "warnings", told.agreement().offer().warnings(), locale);
        answer.putNull("termination");
        layby.outcome().ifPresent(outcome -> LaybyEnding.write(outcome, answer.putObject("termination"), locale));
    }

    private static void late(Delinquency late, ObjectNode answer) {
        answer.set("arrears", LaybyJsonParts.money(late.arrears()));
        answer.put("missed", late.missed());
        answer.put("oldestDue", late.oldest().map(LocalDate::toString).orElse(null));
        answer.put("daysPastDue", late.daysPastDue());
        answer.put("bucket", late.bucket().label());
    }

    private static void receipt(Receipt receipt, ObjectNode json) {
        json.put("number", receipt.number());
        json.put("payment", receipt.payment());
        json.set("amount", LaybyJsonParts.money(receipt.amount()));
        json.put("tender", receipt.tender().name());
        json.put("on", receipt.on().toString());
        json.set("paidToDate", LaybyJsonParts.money(receipt.paidToDate()));
        json.set("remaining", LaybyJsonParts.money(receipt.remaining()));
        json.put("nextDue", receipt.nextDue().map(LocalDate::toString).orElse(null));
        json.set("nextAmount", receipt.nextAmount().map(LaybyJsonParts::money).orElse(null));
    }

    private static void instalments(Layby layby, ObjectNode answer) {
        ArrayNode instalments = answer.putArray("instalments");
        LaybyStory.ENGINE.instalments(layby).forEach(standing -> {
            ObjectNode json = instalments.addObject();
            LaybyJsonParts.instalment(standing.instalment(), json);
            json.set("paid", LaybyJsonParts.money(standing.paid()));
            json.put("progress", standing.progress().name());
        });
    }

    private static void refunds(Layby layby, ObjectNode answer) {
        ArrayNode refunds = answer.putArray("refunds");
        layby.refunds().forEach(refund -> {
            ObjectNode json = refunds.addObject();
            json.put("refund", refund.id());
            json.put("payment", refund.payment());
            json.put("tender", refund.tender().name());
            json.set("amount", LaybyJsonParts.money(refund.amount()));
            json.put("by", refund.by().map(LocalDate::toString).orElse(null));
            json.put("standing", refund.standing().name());
        });
    }

    static void findings(ObjectNode answer, String member, List<IntegrityFinding> findings, Locale locale) {
        ArrayNode list = answer.putArray(member);
        findings.forEach(finding -> {
            ObjectNode json = list.addObject();
            json.put("check", finding.check().id());
            json.put("severity", finding.severity().name());
            json.put("code", finding.problem().code());
            json.put("expected", finding.expected());
            json.put("actual", finding.actual());
            json.put("text", finding.text().in(locale));
            json.put("remedy", finding.problem().remedy().in(locale));
            ArrayNode suggested = json.putArray("suggested");
            finding.suggested().forEach(entry -> LaybyJsonParts.entry(entry, suggested.addObject()));
        });
    }

    static void refused(LaybyStory.Told told, ObjectNode answer, Locale locale) {
        ArrayNode list = answer.putArray("refused");
        told.refused().forEach(refused -> {
            ObjectNode json = list.addObject();
            json.put("event", refused.event());
            json.setAll(Form29Json.problem(refused.problem(), locale));
            json.remove("where");
        });
    }

    private static void rules(LaybyStory.Told told, ObjectNode answer) {
        Set<String> rules = new LinkedHashSet<>(told.agreement().offer().rules());
        Set<String> unverified = new LinkedHashSet<>(told.agreement().offer().unverifiedRules());
        told.layby().outcome().map(Termination::rules).ifPresent(rules::addAll);
        told.layby().outcome().map(Termination::unverifiedRules).ifPresent(unverified::addAll);
        LaybyJsonParts.texts(answer, "rules", rules);
        LaybyJsonParts.texts(answer, "unverifiedRules", unverified);
    }
}
