package dev.cuadra.onboarding.plan;

import dev.cuadra.spi.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * What an event did to a plan.
 *
 * @param state what holds now; what held before, where the event was refused
 * @param refusal why it was refused; empty when it was not
 */
public record Happened(PlanState state, Optional<Problem> refusal) {
    public Happened {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(refusal, "refusal");
    }

    static Happened now(PlanState state) {
        return new Happened(state, Optional.empty());
    }
}
