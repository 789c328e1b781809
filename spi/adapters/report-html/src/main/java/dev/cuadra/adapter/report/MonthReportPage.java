package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.MonthView;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.boleta.close.MonthClose;

/**
 * The report of a month as one HTML page: its figures, a chart and a table of the contractors, every row of the reports
 * with what it turned out to be, and what a person must look at. The page shows names and RUTs, needs no script, loads
 * nothing and prints on A4. The same close gives the same text in any locale and time zone. Stateless, safe for many
 * threads.
 */
public final class MonthReportPage {
    private MonthReportPage() {}

    /**
     * Writes the page, about 600 characters for each row of the reports.
     *
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(MonthClose close, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.month(MonthView.of(close, words, options.companyName().orElse("")), words);
    }
}
