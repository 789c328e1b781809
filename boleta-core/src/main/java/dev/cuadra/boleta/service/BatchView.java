package dev.cuadra.boleta.service;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BatchPhase;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineStatus;
import dev.cuadra.boleta.payment.PaymentBatch;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A batch as it stands, naming nobody.
 *
 * @param id its id
 * @param phase how far it has come
 * @param payOn the day of payment
 * @param total what its lines come to
 * @param hash what an approval names
 * @param approvals how many people approved it as it is
 * @param lines the lines, in order
 */
public record BatchView(
        UUID id, BatchPhase phase, LocalDate payOn, Clp total, String hash, int approvals, List<Line> lines) {
    /**
     * A line.
     *
     * @param reference our key of it
     * @param boleta the document of the boleta
     * @param amount what the payee is to get
     * @param status where it stands
     * @param holds why it is held
     */
    public record Line(String reference, UUID boleta, Clp amount, LineStatus status, List<HoldReason> holds) {
        public Line {
            holds = List.copyOf(holds);
        }
    }

    public BatchView {
        lines = List.copyOf(lines);
    }

    static BatchView of(PaymentBatch batch) {
        return new BatchView(
                UUID.fromString(batch.id()),
                batch.phase(),
                batch.content().payOn(),
                batch.content().total(),
                batch.hash(),
                batch.approvers().size(),
                batch.lines().stream()
                        .map(standing -> new Line(
                                standing.line().reference(),
                                UUID.fromString(standing.line().boleta()),
                                standing.line().amount(),
                                standing.status(),
                                standing.holds()))
                        .toList());
    }
}
