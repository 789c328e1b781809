package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.GrossUp;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionTerms;
import java.util.Locale;
import java.util.Map;

/** Retentions. */
final class RetentionOperations {
    private RetentionOperations() {}

    static void fromGross(Input input, ObjectNode answer, Locale locale) {
        Clp gross = amount(input, "gross");
        RetentionTerms terms = terms(input);
        input.end();
        write(input.here("boletaDate", () -> retained(gross, terms)), answer, locale);
    }

    private static Retention retained(Clp gross, RetentionTerms terms) {
        // snippet:gross
        Retention retention = RetentionCalculator.chile().fromGross(gross, terms);
        // end:gross
        return retention;
    }

    static void fromNet(Input input, ObjectNode answer, Locale locale) {
        Clp net = amount(input, "net");
        RetentionTerms terms = terms(input);
        input.end();
        GrossUp up = input.here("boletaDate", () -> RetentionCalculator.chile().fromNet(net, terms));
        answer.put("gross", up.retention().gross().pesos());
        answer.put("otherGross", up.otherGross().map(Clp::pesos).orElse(null));
        write(up.retention(), answer, locale);
    }

    static Clp amount(Input input, String member) {
        long pesos = input.integer(member);
        if (pesos < -Clp.MAX || pesos > Clp.MAX) {
            throw input.problem("AMOUNT_TOO_LARGE", member, Map.of("value", pesos, "max", Clp.MAX));
        }
        return Clp.of(pesos);
    }

    static RetentionTerms terms(Input input) {
        return new RetentionTerms(
                input.date("boletaDate"),
                input.word("concept", Concept.class, Concept.HONORARIOS),
                input.flag("loanBalance", false),
                input.word("retains", Retainer.class, Retainer.PAYER));
    }

    private static void write(Retention retention, ObjectNode answer, Locale locale) {
        answer.put("ratePercent", retention.rate().percent());
        answer.put("retention", retention.retention().pesos());
        answer.put("loanRetention", retention.loanRetention().pesos());
        answer.put("net", retention.net().pesos());
        ObjectNode f29 = answer.putObject("f29");
        retention.f29().forEach((code, amount) -> f29.put(code.value(), amount.pesos()));
        ArrayNode steps = answer.putArray("steps");
        retention.steps().forEach(step -> Steps.write(step, steps.addObject(), locale));
    }
}
