package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.problem.Step;
import java.util.Locale;

/** Steps of a calculation as JSON. */
final class Steps {
    private Steps() {}

    static void write(Step step, ObjectNode json, Locale locale) {
        json.put("rule", step.rule());
        json.put("source", step.source());
        json.put("text", step.text().in(locale));
        ObjectNode inputs = json.putObject("inputs");
        step.inputs().forEach(inputs::put);
        json.put("rounding", step.rounding().map(Enum::name).orElse(null));
        json.put("result", step.result());
        json.put("verified", step.verified());
    }
}
