package dev.cuadra.examples;

import dev.cuadra.adapter.report.ManualPackPage;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.sii.filing.ManualPack;
import dev.cuadra.sii.filing.ManualPackFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The files of a month's look at the SII. */
final class SiiFiles {
    static final String RECONCILIATION = "reconciliation.json";

    /** What a person prints. */
    static final String SHEET = "manual-pack.html";

    /** What a pack is written as. */
    static final List<String> PACK = List.of(SHEET, "manual-pack.json", "manual-pack.xlsx");

    private SiiFiles() {}

    /** Removes what an earlier run left: it would be mistaken for an answer to this one. */
    static void forget(OutDirectory out) {
        out.forget(RECONCILIATION);
        PACK.forEach(out::forget);
    }

    /** Writes the pack for filing by hand; it asks nobody. */
    static void pack(OutDirectory out, ManualPack pack, Console console) {
        out.text(SHEET, ManualPackPage.render(pack, PageOptions.in(console.locale())));
        out.text("manual-pack.json", ManualPackFiles.json(pack, console.locale()) + "\n");
        out.write("manual-pack.xlsx", part -> {
            try {
                ManualPackFiles.xlsx(pack, console.locale(), Files.newOutputStream(part));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Writes the review. */
    static void review(OutDirectory out, SiiReview review, SiiPlace place, ManualPack pack, Console console) {
        out.text(
                RECONCILIATION,
                ReconciliationJson.write(review, place, pack, PACK, console.locale())
                                .toPrettyString()
                        + "\n");
    }
}
