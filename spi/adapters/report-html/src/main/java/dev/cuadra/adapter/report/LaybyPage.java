package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.LaybyGathering;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import java.time.LocalDate;

/**
 * A lay-by as one HTML page, for the consumer and the shop: where it stands, what is payable, paid and overdue, its
 * schedule, payments, refunds and notices, what was agreed on, what the law says, and what an early end came to, step by
 * step. The page may name the consumer, needs no script, loads nothing and prints on A4. The same lay-by gives the same
 * text in any locale and time zone. Stateless, safe for many threads.
 */
public final class LaybyPage {
    private LaybyPage() {}

    /**
     * Writes the page without the name of the consumer.
     *
     * @param engine the rules that it follows
     * @param day the day to show it on; a lay-by that changed since is shown as it stood in the evening of that day
     * @return a whole HTML document that says it is in UTF-8
     * @throws IllegalArgumentException when there was no such lay-by on the day
     */
    public static String render(Layby layby, LaybyEngine engine, LocalDate day, PageOptions options) {
        return render(layby, engine, day, "", options);
    }

    /**
     * Writes the page.
     *
     * @param engine the rules that it follows
     * @param day the day to show it on; a lay-by that changed since is shown as it stood in the evening of that day
     * @param consumer the name of the consumer
     * @return a whole HTML document that says it is in UTF-8
     * @throws IllegalArgumentException when there was no such lay-by on the day
     */
    public static String render(Layby layby, LaybyEngine engine, LocalDate day, String consumer, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.layby(
                new LaybyGathering(layby, engine, day, words)
                        .view(options.companyName().orElse(""), consumer),
                words);
    }
}
