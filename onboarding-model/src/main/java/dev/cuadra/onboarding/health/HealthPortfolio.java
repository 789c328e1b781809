package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.metric.Exact;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How all customers are doing: how many are in each band, and a mean that never stands without its coverage.
 *
 * @param counts how many are in each band, all four of them
 * @param flagged how many have an open red flag, in whatever band
 * @param mean the mean of the scores that are known; empty where none is
 * @source HEALTH-8
 */
public record HealthPortfolio(Map<HealthBand, Long> counts, long flagged, Optional<Mean> mean) {
    /**
     * A mean with what stands behind it.
     *
     * @param score the mean of the scores that are known, each customer counting once
     * @param known of how many customers
     * @param customers how many there are in all
     * @param coverage the mean of the coverages of all of them, those without a score included
     */
    public record Mean(Exact score, long known, long customers, Exact coverage) {
        public Mean {
            if (known < 1 || known > customers) {
                throw new IllegalArgumentException("A mean of " + known + " of " + customers);
            }
            Objects.requireNonNull(score, "score");
            Objects.requireNonNull(coverage, "coverage");
        }
    }

    public HealthPortfolio {
        Map<HealthBand, Long> all = new EnumMap<>(HealthBand.class);
        for (HealthBand band : HealthBand.values()) {
            all.put(band, counts.getOrDefault(band, 0L));
        }
        counts = Collections.unmodifiableMap(all);
        Objects.requireNonNull(mean, "mean");
    }

    /** The portfolio of customers by their scores. */
    public static HealthPortfolio of(Collection<HealthScore> scores) {
        Map<HealthBand, Long> counts = new EnumMap<>(HealthBand.class);
        Exact sum = Exact.ZERO;
        Exact coverage = Exact.ZERO;
        long known = 0;
        for (HealthScore each : scores) {
            counts.merge(each.band(), 1L, Long::sum);
            coverage = coverage.plus(each.coverage());
            sum = sum.plus(each.score().orElse(Exact.ZERO));
            known += each.score().isPresent() ? 1 : 0;
        }
        long flagged =
                scores.stream().filter(each -> !each.redFlags().isEmpty()).count();
        Optional<Mean> mean = known == 0
                ? Optional.empty()
                : Optional.of(new Mean(
                        sum.over(Exact.of(known)), known, scores.size(), coverage.over(Exact.of(scores.size()))));
        return new HealthPortfolio(counts, flagged, mean);
    }

    /** How many customers there are. */
    public long customers() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
