package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.register.MatchTotals;
import dev.cuadra.boleta.register.Matching;
import java.util.Locale;

/** A comparison of books and list as JSON. */
public final class MatchJson {
    private MatchJson() {}

    /** {@code matched}, {@code findings}, {@code totals} and what makes their difference. */
    public static ObjectNode write(Matching matching, Locale locale) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode matched = json.putArray("matched");
        matching.matched().forEach(id -> matched.add(id.toString()));
        ArrayNode findings = json.putArray("findings");
        matching.findings().forEach(finding -> {
            ObjectNode entry = findings.addObject();
            entry.put("kind", finding.kind().name());
            entry.put("boleta", finding.boleta().toString());
            entry.put("message", finding.problem().message().in(locale));
            entry.put("remedy", finding.problem().remedy().in(locale));
        });
        MatchTotals totals = matching.totals();
        ObjectNode sums = json.putObject("totals");
        write(sums.putObject("here"), totals.here());
        write(sums.putObject("sii"), totals.sii());
        write(sums.putObject("difference"), totals.difference());
        ObjectNode parts = sums.putObject("parts");
        totals.parts().forEach((kind, part) -> write(parts.putObject(kind.name()), part));
        return json;
    }

    private static void write(ObjectNode json, MatchTotals.Sums sums) {
        json.put("gross", sums.gross().pesos());
        json.put("retained", sums.retained().pesos());
    }
}
