package dev.cuadra.layby.integrity;

import dev.cuadra.spi.problem.Problem;
import java.util.function.Function;

/** What becomes of a step of the recovery procedure. */
public sealed interface RecoveryDecision {
    /**
     * It is taken.
     *
     * @param after the recovery with it
     */
    record Moved(Recovery after) implements RecoveryDecision {}

    /**
     * It is refused: the recovery stays as it is.
     *
     * @param problem why, and what to do
     */
    record Refused(Problem problem) implements RecoveryDecision {}

    /** The outcome of the function for the case that it is. */
    default <T> T fold(Function<? super Moved, ? extends T> moved, Function<? super Refused, ? extends T> refused) {
        return this instanceof Moved it ? moved.apply(it) : refused.apply((Refused) this);
    }
}
