package dev.cuadra.layby.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;

/**
 * A lay-by whose goods were handed over.
 *
 * @param agreedOn when it was agreed
 * @param completedOn when the last goods were handed over
 * @param price the price of all goods
 * @param fees the fees that were not waived
 * @param tax the tax that was posted over its life
 */
public record CompletedRow(
        ReportSubject subject,
        LocalDate agreedOn,
        LocalDate completedOn,
        MonetaryAmount price,
        MonetaryAmount fees,
        MonetaryAmount tax)
        implements ReportRow {
    /** Price and fees. */
    public MonetaryAmount total() {
        return price.add(fees);
    }

    @Override
    public List<Object> facts() {
        return List.of(agreedOn, completedOn);
    }

    @Override
    public List<MonetaryAmount> amounts() {
        return List.of(price, fees, total(), tax);
    }

    @Override
    public Map<String, MonetaryAmount> sums() {
        return Map.of("price", price, "fees", fees, "total", total(), "tax", tax);
    }
}
