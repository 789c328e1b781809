package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.money.MonetaryAmount;

/** The parts that answers about lay-bys share. */
final class LaybyJsonParts {
    private LaybyJsonParts() {}

    static ObjectNode money(MonetaryAmount amount) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("amount", MinorUnits.text(amount));
        json.put("currency", amount.getCurrency().getCurrencyCode());
        return json;
    }

    static void instalment(Instalment instalment, ObjectNode json) {
        json.put("n", instalment.number());
        json.put("due", instalment.due().toString());
        json.set("amount", money(instalment.amount()));
    }

    static void texts(ObjectNode answer, String member, Collection<?> texts) {
        ArrayNode list = answer.putArray(member);
        texts.forEach(text -> list.add(text.toString()));
    }

    static void problems(ObjectNode answer, String member, List<Problem> problems, Locale locale) {
        ArrayNode list = answer.putArray(member);
        problems.forEach(problem -> list.add(Form29Json.problem(problem, locale)));
    }

    static void steps(ObjectNode answer, List<Step> steps, Locale locale) {
        ArrayNode list = answer.putArray("steps");
        steps.forEach(step -> Steps.write(step, list.addObject(), locale));
    }

    static void entry(LedgerEntry entry, ObjectNode json) {
        json.put("rule", entry.rule());
        json.put("about", entry.about());
        json.put("corrects", entry.corrects().orElse(null));
        ArrayNode postings = json.putArray("postings");
        entry.postings().forEach(posting -> {
            ObjectNode line = postings.addObject();
            line.put("account", posting.account().toString());
            line.set("amount", money(posting.amount()));
        });
    }
}
