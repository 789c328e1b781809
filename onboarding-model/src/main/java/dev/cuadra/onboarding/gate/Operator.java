package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Range;
import java.util.Arrays;
import java.util.Optional;

/**
 * How two numbers are compared. Equality belongs to the operator as it is written.
 *
 * @source GATE-1
 */
public enum Operator {
    /** Below: strict. */
    LESS("<"),
    /** At most. */
    AT_MOST("<="),
    /** Exactly. */
    EQUAL("="),
    /** At least. */
    AT_LEAST(">="),
    /** More than: strict. */
    MORE(">");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
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
        int order = left.compareTo(right);
        return switch (this) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
        };
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
