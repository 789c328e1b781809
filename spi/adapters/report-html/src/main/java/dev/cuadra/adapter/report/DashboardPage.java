package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.DashboardGathering;
import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.onboarding.dashboard.Dashboard;

/**
 * A dashboard as one HTML page: each row with its target, its figure, where it moves, its pace, its colour in words and
 * shape, and why. Lines over time show gaps as gaps and the target beside them. The page needs no script, loads nothing
 * and prints on A4. The same dashboard gives the same text in any locale and time zone. Stateless, safe for many threads.
 */
public final class DashboardPage {
    private DashboardPage() {}

    /**
     * Writes the page, about 3,500 characters for each row.
     *
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(Dashboard dashboard, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.dashboard(
                new DashboardGathering(dashboard, words)
                        .view(options.companyName().orElse("")),
                words);
    }
}
