package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import java.util.Locale;

/** Tax numbers. */
final class RutOperations {
    private RutOperations() {}

    // snippet:rut
    static void parse(Input input, ObjectNode answer, Locale locale) {
        String text = input.text("text");
        input.end();
        RutReading reading = RutReading.of(text);
        answer.put("verdict", reading.verdict().name());
        answer.put("canonical", reading.rut().map(Rut::toString).orElse(null));
        ArrayNode warnings = answer.putArray("warnings");
        reading.warnings().forEach(warning -> warnings.add(warning.name()));
        answer.put("reason", reading.refusal().map(Enum::name).orElse(null));
    }
    // end:rut
}
