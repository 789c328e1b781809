package dev.cuadra.audit;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A bar that a figure is held to: of a gate, or of a trigger, where it describes something bad.
 *
 * @param id identifies it
 * @param metric the figure; its newest reading counts
 * @param sign the comparison
 * @param bar the number it is compared with
 * @param must whether a gate must have it met; else it should
 */
public record GateBar(String id, String metric, Sign sign, BigDecimal bar, boolean must) {
    /** The comparisons. */
    public enum Sign {
        /** Below; equal is not. */
        LESS("<"),
        /** At most. */
        AT_MOST("<="),
        /** At least. */
        AT_LEAST(">="),
        /** Above; equal is not. */
        MORE(">");

        private final String written;

        Sign(String written) {
            this.written = written;
        }

        /** As it is written. */
        public String written() {
            return written;
        }

        /** Whether a value stands so to a bar. */
        boolean holds(BigDecimal value, BigDecimal bar) {
            int order = value.compareTo(bar);
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case MORE -> order > 0;
            };
        }
    }

    public GateBar {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(sign, "sign");
        Objects.requireNonNull(bar, "bar");
    }
}
