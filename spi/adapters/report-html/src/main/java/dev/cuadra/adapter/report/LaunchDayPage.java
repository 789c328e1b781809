package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.LaunchDayGathering;
import dev.cuadra.adapter.report.internal.Words;

/**
 * The day of a launch as one HTML page for a wall: what is to be done hour by hour, by whom, and what is late; how each
 * tier is covered; and the incident that is not over. The page shows the names of staff as the host gives them, needs no
 * script, loads nothing and prints on A4. The same day gives the same text in any locale and time zone. Stateless, safe
 * for many threads.
 */
public final class LaunchDayPage {
    private LaunchDayPage() {}

    /**
     * Writes the page, about 500 characters for each item.
     *
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(LaunchDay day, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.launchDay(
                new LaunchDayGathering(day, words).view(options.companyName().orElse("")), words);
    }
}
