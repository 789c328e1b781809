package dev.cuadra.audit;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BatchDecision;
import dev.cuadra.boleta.payment.BatchStep;
import dev.cuadra.boleta.payment.BoletaSplit;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineFacts;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.PaymentBatch;
import dev.cuadra.boleta.payment.PaymentBatches;
import dev.cuadra.boleta.payment.ReleaseGate;
import java.util.List;
import java.util.Map;

/** What splits, approves and releases payments of boletas, as their properties ask for it. Safe for many threads. */
public interface PaymentEngine {
    /**
     * The parts of a boleta that are paid one after the other.
     *
     * @param nets what the payee gets each time, 1 peso or more; together the net of the whole at most
     */
    List<PaidPart> parts(PaidPart whole, List<Clp> nets);

    /**
     * Why lines do not go into a payment file; a line that does is not there.
     *
     * @param facts what is known of each boleta, by its key
     */
    Map<String, List<HoldReason>> holds(PaymentBatch batch, Map<String, LineFacts> facts);

    /** What becomes of a step of a batch. */
    BatchDecision decide(PaymentBatch batch, BatchStep step);

    /** This library's own, with {@code gate}. */
    static PaymentEngine of(ReleaseGate gate) {
        return new PaymentEngine() {
            @Override
            public List<PaidPart> parts(PaidPart whole, List<Clp> nets) {
                return BoletaSplit.of(whole).nets(nets);
            }

            @Override
            public Map<String, List<HoldReason>> holds(PaymentBatch batch, Map<String, LineFacts> facts) {
                return gate.holds(batch, facts);
            }

            @Override
            public BatchDecision decide(PaymentBatch batch, BatchStep step) {
                return PaymentBatches.decide(batch, step);
            }
        };
    }
}
