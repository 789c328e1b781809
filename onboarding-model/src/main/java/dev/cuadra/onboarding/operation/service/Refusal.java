package dev.cuadra.onboarding.operation.service;

import dev.cuadra.spi.problem.Problem;
import java.util.Optional;

/** The business says no: it ends a decision before anything is stored, and becomes a value again outside of it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private Refusal(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** Ends the decision where there is a reason to. */
    static void ifAny(Optional<Problem> problem) {
        problem.ifPresent(reason -> {
            throw new Refusal(reason);
        });
    }

    /** Why a decision was refused; empty when it was taken. */
    static Optional<Problem> of(Runnable decision) {
        try {
            decision.run();
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused.problem);
        }
    }
}
