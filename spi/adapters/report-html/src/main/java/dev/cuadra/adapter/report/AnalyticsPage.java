package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.AnalyticsView;
import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.boleta.analytics.Analytics;

/**
 * What a company's boletas come to by contractor and month, as one HTML page: charts of months, shares and time saved,
 * gaps, top lists and every contractor. The page shows names and RUTs, needs no script, loads nothing and prints on A4.
 * The same figures give the same text in any locale and time zone. Stateless, safe for many threads.
 */
public final class AnalyticsPage {
    private AnalyticsPage() {}

    /**
     * Writes the page, about 900 characters for each contractor.
     *
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(Analytics analytics, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.analytics(
                AnalyticsView.of(analytics, words, options.companyName().orElse("")), words);
    }
}
