package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.Form29View;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.boleta.close.MonthClose;

/**
 * The draft of a month's Form 29 as one HTML page: the codes, the boletas behind those that come from boletas, the due
 * dates, and what a person must look at before filing. The page shows names and RUTs, needs no script, loads nothing
 * and prints on A4. The same close gives the same text in any locale and time zone. Stateless, safe for many threads.
 */
public final class Form29Page {
    private Form29Page() {}

    /**
     * Writes the page.
     *
     * @return a whole HTML document that says it is in UTF-8
     * @throws IllegalArgumentException when the draft names a boleta that the ledger of the close does not hold
     */
    public static String render(MonthClose close, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.form29(
                Form29View.of(close, words, options.companyName().orElse("")), words);
    }
}
