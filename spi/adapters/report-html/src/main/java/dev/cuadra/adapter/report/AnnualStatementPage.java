package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.AnnualView;
import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.boleta.annual.AnnualProof;
import dev.cuadra.boleta.annual.AnnualStatement;

/**
 * A payer's year as one HTML page: the rows of DJ 1879, their sums, whether they agree with the twelve Forms 29, and what
 * a person must look at before filing. The page shows names and RUTs, needs no script, loads nothing and prints on A4
 * across. The same statement gives the same text in any locale and time zone. Stateless, safe for many threads.
 */
public final class AnnualStatementPage {
    private AnnualStatementPage() {}

    /**
     * Writes the page, about 600 characters for each payee.
     *
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(AnnualStatement statement, AnnualProof proof, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.annual(
                AnnualView.of(statement, proof, words, options.companyName().orElse("")), words);
    }
}
