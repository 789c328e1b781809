package dev.cuadra.boleta.payment;

import dev.cuadra.spi.problem.Problem;
import java.util.function.Function;

/** What becomes of a step. */
public sealed interface BatchDecision {
    /**
     * It is taken.
     *
     * @param after the batch with it; the same as before where the step says nothing new
     */
    record Moved(PaymentBatch after) implements BatchDecision {}

    /**
     * It is refused: the batch stays as it is.
     *
     * @param problem why, and what to do
     */
    record Refused(Problem problem) implements BatchDecision {}

    /** The outcome of the function for the case that it is. */
    default <T> T fold(Function<? super Moved, ? extends T> moved, Function<? super Refused, ? extends T> refused) {
        return this instanceof Moved it ? moved.apply(it) : refused.apply((Refused) this);
    }
}
