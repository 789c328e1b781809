package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Range;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How two numbers are compared. Equality belongs to the operator as it is written.
 *
 * @source GATE-1
 */
public enum Operator {
    /** Below: strict. */
    LESS("<", order -> order < 0),
    /** At most. */
    AT_MOST("<=", order -> order <= 0),
    /** Exactly. */
    EQUAL("=", order -> order == 0),
    /** At least. */
    AT_LEAST(">=", order -> order >= 0),
    /** More than: strict. */
    MORE(">", order -> order > 0);

    private final String sign;
    private final IntPredicate holds;

    Operator(String sign, IntPredicate holds) {
        this.sign = sign;
        this.holds = holds;
    }

    /** The operator that is written like this. */
    public static Optional<Operator> written(String sign) {
        return Arrays.stream(values()).filter(one -> one.sign.equals(sign)).findFirst();
    }

    /** How it is written. */
    public String sign() {
        return sign;
    }

    /** Whether it holds for two exact values. */
    public boolean holds(Exact left, Exact right) {
        return holds.test(left.compareTo(right));
    }

    /** What it comes to over every value that the left side may have. */
    public Outcome over(Range left, Exact right) {
        return switch (this) {
            case LESS, AT_MOST -> decided(left.high(), left.low(), right);
            case AT_LEAST, MORE -> decided(left.low(), left.high(), right);
            case EQUAL -> equal(left, right);
        };
    }

    /** Met when even the end that is hardest to reach holds, not met when the other end does not. */
    private Outcome decided(Optional<Exact> hardest, Optional<Exact> easiest, Exact right) {
        if (hardest.filter(end -> holds(end, right)).isPresent()) {
            return Outcome.MET;
        }
        return easiest.filter(end -> !holds(end, right)).isPresent() ? Outcome.NOT_MET : Outcome.UNKNOWN;
    }

    private static Outcome equal(Range left, Exact right) {
        if (left.single().isPresent()) {
            return Outcome.of(left.single().filter(right::equals).isPresent());
        }
        boolean below = left.high().filter(high -> high.compareTo(right) < 0).isPresent();
        boolean above = left.low().filter(low -> low.compareTo(right) > 0).isPresent();
        return below || above ? Outcome.NOT_MET : Outcome.UNKNOWN;
    }
}
