package dev.cuadra.onboarding.plan.service;

import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * A plan after something was asked of it.
 *
 * @param plan the plan with all that happened
 * @param counted the ids of the events that count from now on; those told before are not among them
 * @param refused why others do not
 */
public record PlanView(Plan plan, List<String> counted, List<Problem> refused) {
    public PlanView {
        Objects.requireNonNull(plan, "plan");
        counted = List.copyOf(counted);
        refused = List.copyOf(refused);
    }
}
