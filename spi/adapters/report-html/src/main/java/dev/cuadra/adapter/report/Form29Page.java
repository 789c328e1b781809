package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.Form29View;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.LateBill;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The draft of a month's Form 29 as one HTML page: the codes, the boletas behind those that come from boletas, the due
 * dates, and what a person must look at before filing. The page shows names and RUTs, needs no script, loads nothing
 * and prints on A4. The same close gives the same text in any locale and time zone. Stateless, safe for many threads.
 */
public final class Form29Page {
    private Form29Page() {}

    /**
     * Writes the page.
     *
     * @return a whole HTML document that says it is in UTF-8
     * @throws IllegalArgumentException when the draft names a boleta that the ledger of the close does not hold
     */
    public static String render(MonthClose close, PageOptions options) {
        return render(close, Optional.empty(), options);
    }

    /**
     * Writes the page of a return that is paid on a day that is known: what that costs stands at its head, with the steps.
     *
     * @param bill what is to be paid on that day
     * @throws IllegalArgumentException when the bill is of another month or amount, or as the other {@code render}
     */
    public static String render(MonthClose close, LateBill bill, PageOptions options) {
        boolean same = bill.payment().period().equals(close.form29().period())
                && BigDecimal.valueOf(bill.payment().amount().pesos())
                                .compareTo(close.form29().value(F29Code.PAYABLE))
                        == 0;
        if (!same) {
            throw new IllegalArgumentException("A bill of another return than " + close);
        }
        return render(close, Optional.of(bill), options);
    }

    private static String render(MonthClose close, Optional<LateBill> bill, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.form29(
                Form29View.of(close, bill, words, options.companyName().orElse("")), words);
    }
}
