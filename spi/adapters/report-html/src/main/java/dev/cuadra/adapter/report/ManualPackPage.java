package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.ManualPackView;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.sii.filing.ManualPack;

/**
 * The pack for filing a Form 29 by hand as one HTML page to print: what is payable, the steps, the due dates, the codes in
 * the order of the form with a box to tick for each, the boletas behind them, room for the folio, and the checksum. The
 * page shows RUTs, needs no script, loads nothing and prints on A4. The same pack gives the same text in any locale and
 * time zone. Stateless, safe for many threads.
 *
 * @source SII-FILE-5
 */
public final class ManualPackPage {
    private ManualPackPage() {}

    /**
     * Writes the page.
     *
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(ManualPack pack, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.manualPack(
                ManualPackView.of(pack, words, options.companyName().orElse("")), words);
    }
}
