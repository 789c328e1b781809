package dev.cuadra.onboarding.definition;

import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Evidence;
import dev.cuadra.onboarding.gate.Operator;
import dev.cuadra.onboarding.gate.Population;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which questions can be asked of which metrics. */
final class Fitting {
    private static final long SMALL = 10;
    private static final Set<String> TIMES = Set.of("seconds", "minutes", "hours", "days");

    private Fitting() {}

    static boolean fits(Check check, Metric metric) {
        MetricKind kind = metric.kind();
        Question question = check.question();
        boolean numeric = kind != MetricKind.TEXT;
        boolean asked;
        if (question instanceof Question.IsTrue) {
            asked = kind == MetricKind.BOOLEAN;
        } else if (question instanceof Question.In || question instanceof Question.Holds) {
            asked = kind == MetricKind.TEXT;
        } else if (question instanceof Question.Occurs || question instanceof Question.At) {
            asked = kind == MetricKind.EVENT || kind == MetricKind.BOOLEAN;
        } else {
            asked = numeric;
        }
        boolean bound = check.evidence().mode() != Evidence.Mode.LOWER_BOUND
                || kind == MetricKind.RATIO
                || kind == MetricKind.MEAN;
        boolean open = check.openCap().isEmpty() || (kind == MetricKind.MEAN && TIMES.contains(metric.unit()));
        boolean plain = !numeric(question)
                && (check.sustain().isPresent()
                        || check.change().isPresent()
                        || check.openCap().isPresent());
        return asked && bound && open && !plain && apart(check);
    }

    private static boolean numeric(Question question) {
        return question instanceof Question.Compare || question instanceof Question.Between;
    }

    /** A change, a duration and open things are three ways to look at a figure, of which one can be taken. */
    private static boolean apart(Check check) {
        long ways =
                List.of(
                                check.sustain().isPresent(),
                                check.change().isPresent(),
                                check.openCap().isPresent())
                        .stream()
                        .filter(Boolean::booleanValue)
                        .count();
        return ways <= 1;
    }

    static List<BigDecimal> thresholds(Question question) {
        if (question instanceof Question.Compare compare) {
            return List.of(compare.threshold());
        }
        return question instanceof Question.Between between ? List.of(between.low(), between.high()) : List.of();
    }

    /** Whether some value of the scale meets the bar. */
    static boolean reachable(Operator with, Exact bar, Scale scale) {
        return switch (with) {
            case LESS -> scale.range().low().map(low -> low.compareTo(bar) < 0).orElse(true);
            case MORE ->
                scale.range().high().map(high -> high.compareTo(bar) > 0).orElse(true);
            default -> true;
        };
    }

    /** The code of a warning. */
    static Optional<String> advice(Check check, Metric metric) {
        boolean bound = check.evidence().mode() == Evidence.Mode.LOWER_BOUND;
        boolean equal = check.question() instanceof Question.Compare compare && compare.with() == Operator.EQUAL;
        boolean small = check.population()
                .flatMap(Population::size)
                .filter(size -> size < SMALL)
                .isPresent();
        if (bound && equal) {
            return Optional.of("GATE_BOUND_EQUAL");
        } else if (bound && small && check.evidence().method() == Evidence.Method.WILSON) {
            return Optional.of("GATE_BOUND_SMALL");
        }
        boolean nameless = metric.kind() == MetricKind.RATIO
                && check.population().isEmpty()
                && check.sustain().isEmpty();
        return nameless ? Optional.of("GATE_POPULATION_UNNAMED") : Optional.empty();
    }
}
