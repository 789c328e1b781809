package dev.cuadra.examples;

import dev.cuadra.sii.filing.FilingResult;
import java.util.Map;

/** Says what became of a return, for a person. */
record SiiFilingTelling(Console console, OutDirectory out) {
    void tell(FilingResult result) {
        SiiTelling telling = new SiiTelling(console);
        if (result instanceof FilingResult.Filed filed) {
            console.print(
                    "sii.filed",
                    Map.of(
                            "folio",
                            filed.folio(),
                            "count",
                            filed.differences().differences().size()));
        } else if (result instanceof FilingResult.Ready ready) {
            telling.comparison(ready.differences());
            ready.corrects().ifPresent(folio -> console.print("sii.ready.corrects", Map.of("folio", folio)));
            console.print("sii.ready", Map.of("content", ready.content()));
        } else if (result instanceof FilingResult.Manual manual) {
            console.print(
                    "sii.manual",
                    Map.of(
                            "reason",
                            console.text("sii.manual." + manual.reason(), Map.of("evidence", manual.evidence()))));
            telling.pack(manual.pack(), out);
        } else if (result instanceof FilingResult.Unknown unknown) {
            console.print("sii.unknown", Map.of("intent", unknown.intent().id(), "why", unknown.why()));
        }
    }
}
