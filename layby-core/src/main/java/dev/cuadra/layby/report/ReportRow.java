package dev.cuadra.layby.report;

import java.util.List;
import java.util.Map;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** A row of a report: one lay-by, or one instalment of it. Nothing in it says who the consumer is. */
public interface ReportRow {
    /** Which lay-by. */
    ReportSubject subject();

    /** The cells between where it stands and its amounts. */
    List<Object> facts();

    /** The amounts that it shows, in the order of the columns; the last ones may be missing where they are not known. */
    List<MonetaryAmount> amounts();

    /** What it adds to the totals, by the names of {@link ReportKind#sums()}; what is not named adds nothing. */
    Map<String, MonetaryAmount> sums();

    /** The one currency of its amounts. */
    default CurrencyUnit currency() {
        return subject().currency();
    }
}
