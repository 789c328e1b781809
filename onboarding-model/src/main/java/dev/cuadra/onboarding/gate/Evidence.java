package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.stats.Certainty;
import java.util.Objects;

/**
 * What counts as evidence for a share or a mean.
 *
 * @param mode the mode
 * @param method how the bounds of a share are computed, in the mode {@code LOWER_BOUND}
 * @param certainty how certain they are
 * @source GATE-14
 */
public record Evidence(Mode mode, Method method, Certainty certainty) {
    /** The figure as it stands. */
    public static final Evidence POINT = new Evidence(Mode.POINT, Method.WILSON, Certainty.TWO_SIDED_95);

    /** Everybody that the statement is about. */
    public static final Evidence CENSUS = new Evidence(Mode.CENSUS, Method.WILSON, Certainty.TWO_SIDED_95);

    /** The bound of Wilson's interval of two sides and 95 %. */
    public static final Evidence LOWER_BOUND = new Evidence(Mode.LOWER_BOUND, Method.WILSON, Certainty.TWO_SIDED_95);

    /** The evidence modes. */
    public enum Mode {
        /** The whole population was observed; of whoever was not heard of, either may be. */
        CENSUS,
        /** What was observed is taken as it stands, once the sample is large enough. */
        POINT,
        /** The bound has to hold. */
        LOWER_BOUND
    }

    /** How the bounds of a share are computed. */
    public enum Method {
        /** Wilson's score interval. */
        WILSON,
        /** Clopper and Pearson's exact interval, to be preferred below ten cases. */
        EXACT
    }

    public Evidence {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(certainty, "certainty");
    }

    /** The same evidence with another certainty. */
    public Evidence with(Certainty other) {
        return new Evidence(mode, method, other);
    }
}
