package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.PortfolioGathering;
import dev.cuadra.adapter.report.internal.Words;

/**
 * The reports over lay-bys as one HTML page: what is outstanding and how late it is, what falls due, what is held for
 * consumers and whether the ledger agrees, what was completed, what ended early and what tax fell due, by currency and by store. The page
 * names no consumer, needs no script, loads nothing and prints on A4. The same reports give the same text in any locale
 * and time zone. Stateless, safe for many threads.
 */
public final class LaybyPortfolioPage {
    private LaybyPortfolioPage() {}

    /**
     * Writes the page, about 700 characters for each row of the reports.
     *
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(LaybyPortfolio portfolio, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.portfolio(
                new PortfolioGathering(portfolio, words)
                        .view(options.companyName().orElse("")),
                words);
    }
}
