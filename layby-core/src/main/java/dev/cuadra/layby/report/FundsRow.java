package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.LaybyState;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;

/**
 * What is held for the consumer of a lay-by.
 *
 * @param state where it stands
 * @param funds what is held
 * @param refundPayable what is owed back beside that and was not sent yet
 */
public record FundsRow(ReportSubject subject, LaybyState state, MonetaryAmount funds, MonetaryAmount refundPayable)
        implements ReportRow {
    @Override
    public List<Object> facts() {
        return List.of(state.name());
    }

    @Override
    public List<MonetaryAmount> amounts() {
        return List.of(funds, refundPayable);
    }

    @Override
    public Map<String, MonetaryAmount> sums() {
        return Map.of("funds", funds, "refundPayable", refundPayable);
    }
}
