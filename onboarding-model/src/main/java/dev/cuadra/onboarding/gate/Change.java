package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.Refused;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A condition about the change against a baseline, in per cent: {@code 100 × (current − base) / base}.
 *
 * @param baseline what the baseline is
 * @param floor the least value from which on a change counts; where the baseline is 0 the floor alone decides
 * @param alpha the probability below which such a count has to be by chance; empty when that is not asked
 * @source GATE-2, GATE-3
 */
public record Change(Baseline baseline, Optional<BigDecimal> floor, Optional<BigDecimal> alpha) {
    /** A baseline: a number, or the newest reading of a metric. */
    public sealed interface Baseline {}

    /**
     * A number that the definition states.
     *
     * @param value the number
     */
    public record Stated(BigDecimal value) implements Baseline {
        public Stated {
            value = Plain.of(value);
        }
    }

    /**
     * The newest reading of a metric.
     *
     * @param metric the key of the metric
     */
    public record Measured(String metric) implements Baseline {}

    public Change {
        if (alpha.filter(chance -> chance.signum() <= 0 || chance.compareTo(BigDecimal.ONE) >= 0)
                .isPresent()) {
            throw Refused.because("PROBABILITY", Map.of("value", alpha.get()));
        }
        floor = floor.map(Plain::of);
        alpha = alpha.map(Plain::of);
    }

    /** The change against a number. */
    public static Change from(String base) {
        return new Change(new Stated(new BigDecimal(base)), Optional.empty(), Optional.empty());
    }

    /** The change against the newest reading of a metric. */
    public static Change fromMetric(String metric) {
        return new Change(new Measured(metric), Optional.empty(), Optional.empty());
    }

    /** The metric that measures the baseline; empty where the baseline is a number. */
    public Optional<String> against() {
        return baseline instanceof Measured measured ? Optional.of(measured.metric()) : Optional.empty();
    }

    /** The same, for values from {@code least} on. */
    public Change floor(String least) {
        return new Change(baseline, Optional.of(new BigDecimal(least)), alpha);
    }

    /** The same, where chance alone makes such a count with a probability below {@code chance}. */
    public Change countTest(String chance) {
        return new Change(baseline, floor, Optional.of(new BigDecimal(chance)));
    }
}
