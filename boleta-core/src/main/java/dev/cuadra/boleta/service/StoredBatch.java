package dev.cuadra.boleta.service;

import dev.cuadra.boleta.payment.BatchPhase;
import dev.cuadra.boleta.payment.BatchStep;
import dev.cuadra.boleta.payment.PaymentBatch;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A batch as it is kept: its history, which is sealed and decided again whenever it is read, and what it is found by.
 */
record StoredBatch(UUID payer, LocalDate payOn, BatchPhase phase, List<BatchStep> history) {
    /** What it is found by. */
    record Found(UUID payer, LocalDate payOn) {}

    static StoredBatch of(PaymentBatch batch) {
        return new StoredBatch(UUID.fromString(batch.payer()), batch.content().payOn(), batch.phase(), batch.history());
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "StoredBatch[" + phase + "]";
    }
}
