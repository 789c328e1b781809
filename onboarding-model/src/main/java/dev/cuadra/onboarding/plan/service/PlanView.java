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
 * @param news what was reached by them, and who was told
 */
public record PlanView(Plan plan, List<String> counted, List<Problem> refused, News news) {
    public PlanView {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(news, "news");
        counted = List.copyOf(counted);
        refused = List.copyOf(refused);
    }

    static PlanView unchanged(Plan plan, List<Problem> refused) {
        return new PlanView(plan, List.of(), refused, News.NONE);
    }
}
