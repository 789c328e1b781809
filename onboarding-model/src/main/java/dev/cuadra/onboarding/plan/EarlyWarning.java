package dev.cuadra.onboarding.plan;

import dev.cuadra.spi.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * Something to look at before it costs a date.
 *
 * @param metric the metric whose warning it is, see {@link PlanReadings}
 * @param subject the task, blocker or risk
 * @param value how much, in the unit of the metric
 * @param problem what it is and what to do, in words
 * @param risks the keys of the risks that it announces
 * @source PLAN-7, PLAN-8, PLAN-11
 */
public record EarlyWarning(String metric, String subject, BigDecimal value, Problem problem, List<String> risks) {
    public EarlyWarning {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(problem, "problem");
        risks = List.copyOf(risks);
    }
}
