package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.LaunchReportGathering;
import dev.cuadra.adapter.report.internal.Words;

/**
 * A whole launch as one HTML page: what it came to, day by day, what was decided when, and links to everything else. The
 * page needs no script, loads nothing and prints on A4. The same report gives the same text in any locale and time zone.
 * Stateless, safe for many threads.
 */
public final class LaunchReportPage {
    private LaunchReportPage() {}

    /**
     * Writes the page, about 300 characters for each day and each decision.
     *
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(LaunchReport report, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.launchReport(
                new LaunchReportGathering(report, words)
                        .view(options.companyName().orElse("")),
                words);
    }
}
