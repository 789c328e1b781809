package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.ReceiptView;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;

/**
 * The receipt of a payment as one HTML page: its number, the amount, the day, what it was paid with, what is paid by
 * then, what remains and what falls due next. Its figures are those of the moment it was given, so that a copy says the
 * same; a copy says besides when the payment was taken back since. It needs no script, loads nothing and prints on a
 * narrow roll and on A5. The same receipt is the same text in any locale and time zone. Stateless, safe for many threads.
 *
 * @source PAY-13
 */
public final class LaybyReceiptPage {
    private LaybyReceiptPage() {}

    /**
     * Writes the receipt without the name of the consumer.
     *
     * @param receipt the number of the receipt
     * @return a whole HTML document that says it is in UTF-8
     * @throws IllegalArgumentException when the lay-by has no such receipt
     */
    public static String render(Layby layby, LaybyEngine engine, String receipt, PageOptions options) {
        return render(layby, engine, receipt, "", options);
    }

    /**
     * Writes the receipt.
     *
     * @param receipt the number of the receipt
     * @param consumer the name of the consumer
     * @return a whole HTML document that says it is in UTF-8
     * @throws IllegalArgumentException when the lay-by has no such receipt
     */
    public static String render(Layby layby, LaybyEngine engine, String receipt, String consumer, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.receipt(
                ReceiptView.of(
                        layby, engine, receipt, words, options.companyName().orElse(""), consumer),
                words);
    }
}
