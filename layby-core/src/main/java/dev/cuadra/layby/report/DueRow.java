package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.LaybyState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;

/**
 * An instalment that falls due and is not paid.
 *
 * @param state where the lay-by stands
 * @param instalment its number
 * @param due the day
 * @param amount how much it is
 * @param paid what of it is paid already
 */
public record DueRow(
        ReportSubject subject,
        LaybyState state,
        int instalment,
        LocalDate due,
        MonetaryAmount amount,
        MonetaryAmount paid)
        implements ReportRow {
    /** What is left to pay of it. */
    public MonetaryAmount left() {
        return amount.subtract(paid);
    }

    @Override
    public List<Object> facts() {
        return List.of(state.name(), instalment, due);
    }

    @Override
    public List<MonetaryAmount> amounts() {
        return List.of(amount, paid, left());
    }

    @Override
    public Map<String, MonetaryAmount> sums() {
        return Map.of("amount", amount, "paid", paid, "left", left());
    }
}
