package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.metric.Exact;
import java.math.BigDecimal;

/**
 * Where the bands begin and how much has to be covered for a score to count.
 *
 * @param healthyFrom the least score of a healthy customer
 * @param watchFrom the least score that is no warning, below {@code healthyFrom}
 * @param leastCoverage the least coverage, from 0 to 1, at which there is a score
 * @source HEALTH-3, HEALTH-4
 */
public record HealthTerms(BigDecimal healthyFrom, BigDecimal watchFrom, BigDecimal leastCoverage) {
    /** 80, 70 and 0.60. */
    public static final HealthTerms STANDARD =
            new HealthTerms(BigDecimal.valueOf(80), BigDecimal.valueOf(70), new BigDecimal("0.60"));

    public HealthTerms {
        if (watchFrom.compareTo(healthyFrom) >= 0) {
            throw new IllegalArgumentException("The bands overlap: " + watchFrom + ", " + healthyFrom);
        }
        if (leastCoverage.signum() < 0 || leastCoverage.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("Not a coverage: " + leastCoverage);
        }
        healthyFrom = Plain.of(healthyFrom);
        watchFrom = Plain.of(watchFrom);
        leastCoverage = Plain.of(leastCoverage);
    }

    /** The band of a score that nothing caps. Nothing is rounded first: 79.99 is watch. */
    public HealthBand band(Exact score) {
        if (score.compareTo(Exact.of(healthyFrom)) >= 0) {
            return HealthBand.HEALTHY;
        }
        return score.compareTo(Exact.of(watchFrom)) >= 0 ? HealthBand.WATCH : HealthBand.WARNING;
    }

    /** Whether so much covered is enough. */
    public boolean covered(Exact coverage) {
        return coverage.compareTo(Exact.of(leastCoverage)) >= 0;
    }
}
