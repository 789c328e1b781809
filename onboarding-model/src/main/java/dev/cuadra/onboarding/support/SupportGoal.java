package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that support wants to reach, or has to have before a launch.
 *
 * @param row its row in the catalogue
 * @param metric what is measured
 * @param operator {@code >}, {@code >=}, {@code =} or {@code is-true}
 * @param value the bar; {@code true} for {@code is-true}
 * @param unit its unit
 * @param window when it holds, in the words of the catalogue; may be empty
 * @param role who answers for it
 * @param text what it says
 * @source SUP-10
 */
public record SupportGoal(
        String row, String metric, String operator, String value, String unit, String window, String role, Text text) {
    private static final String TRUE = "is-true";
    private static final String SERVICE = "sla_met";

    public SupportGoal {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(text, "text");
        if (!List.of(">", ">=", "=", TRUE).contains(operator)) {
            throw new IllegalArgumentException("No goal asks " + operator);
        }
    }

    /** What support wants to reach in the days after the launch. */
    public static List<SupportGoal> afterLaunch() {
        return Shipped.GOALS;
    }

    /** That the targets which are promised are kept. */
    public static SupportGoal service() {
        return afterLaunch().stream()
                .filter(goal -> goal.metric().equals(SERVICE))
                .findFirst()
                .orElseThrow();
    }

    /** What support has to have before the launch. */
    public static List<SupportGoal> readiness() {
        return Shipped.READINESS;
    }

    /** Whether a figure reaches it; a truth is 1 or 0, and what nobody measured is unknown. */
    public Outcome judge(Optional<BigDecimal> figure) {
        return figure.map(value -> judged(value.compareTo(bar()))).orElse(Outcome.UNKNOWN);
    }

    /** Whether a share reaches it, compared as an exact fraction; of nothing, nobody knows. */
    public Outcome judge(Share share) {
        if (share.of() == 0) {
            return Outcome.UNKNOWN;
        }
        return operator.equals(TRUE) ? Outcome.of(share.hits() == share.of()) : judged(share.compareTo(bar()));
    }

    /** Whether a mean reaches it, compared as an exact fraction; of nothing, nobody knows. */
    public Outcome judge(Mean mean) {
        return mean.count() == 0 ? Outcome.UNKNOWN : judged(mean.compareTo(bar()));
    }

    private BigDecimal bar() {
        return operator.equals(TRUE) ? BigDecimal.ONE : new BigDecimal(value);
    }

    private Outcome judged(int against) {
        return Outcome.of(
                switch (operator) {
                    case ">" -> against > 0;
                    case ">=" -> against >= 0;
                    default -> against == 0;
                });
    }
}
