package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Ground;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;

/**
 * A lay-by that ended early. What was paid is what is kept and what goes back without the compensation.
 *
 * @param state where it stands by now
 * @param endedOn the day
 * @param endedBy who ended it
 * @param ground why
 * @param charge what the supplier may charge
 * @param kept what of the money was kept for it
 * @param shortfall what of the charge is claimed beside that
 * @param refund what goes back, compensation included
 * @param compensation what of it is beyond what was paid
 * @param refundOpen what of the refund has not arrived yet
 */
public record EndedRow(
        ReportSubject subject,
        LaybyState state,
        LocalDate endedOn,
        EndedBy endedBy,
        Ground ground,
        MonetaryAmount charge,
        MonetaryAmount kept,
        MonetaryAmount shortfall,
        MonetaryAmount refund,
        MonetaryAmount compensation,
        MonetaryAmount refundOpen)
        implements ReportRow {
    /** What was paid. */
    public MonetaryAmount paid() {
        return kept.add(refund).subtract(compensation);
    }

    @Override
    public List<Object> facts() {
        return List.of(state.name(), endedOn, endedBy.name(), ground.name());
    }

    @Override
    public List<MonetaryAmount> amounts() {
        return List.of(paid(), charge, kept, shortfall, refund, compensation, refundOpen);
    }

    @Override
    public Map<String, MonetaryAmount> sums() {
        return Map.of(
                "paid", paid(),
                "charge", charge,
                "kept", kept,
                "shortfall", shortfall,
                "refund", refund,
                "compensation", compensation,
                "refundOpen", refundOpen);
    }
}
