package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.metric.Exact;
import java.math.BigDecimal;

/** What is known of an indicator. A value of zero, no value, and a question that does not arise are three things. */
public sealed interface Seen {
    /**
     * A value.
     *
     * @param value the value
     * @param ageDays how many days ago it was so, not below 0
     */
    record Value(Exact value, Exact ageDays) implements Seen {
        public Value {
            if (ageDays.signum() < 0) {
                throw new IllegalArgumentException("Age below 0: " + ageDays);
            }
        }

        /** A value from decimals as they are written. */
        public static Value of(String value, String ageDays) {
            return new Value(Exact.of(new BigDecimal(value)), Exact.of(new BigDecimal(ageDays)));
        }
    }

    /** There should be a value and there is none. */
    record Missing() implements Seen {}

    /** The question does not arise, such as before its phase. */
    record NotApplicable() implements Seen {}
}
