package dev.cuadra.onboarding.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.metric.Exact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("HEALTH-8")
class HealthPortfolioTest {
    private static HealthScore score(String value, Seen other, String... flags) {
        return HealthScore.of(
                List.of(
                        new HealthFact(Indicator.of("a", "1", "0", "100", "1", "1"), Seen.Value.of(value, "0")),
                        new HealthFact(Indicator.of("b", "1", "0", "100", "1", "1"), other)),
                List.of(flags));
    }

    @Test
    void everyBandIsCountedAndTheMeanNeverStandsWithoutItsCoverage() {
        Seen no = new Seen.NotApplicable();
        HealthPortfolio all = HealthPortfolio.of(List.of(
                score("90", no),
                score("85", no, "competitor-evaluation"),
                score("75", no),
                score("100", new Seen.Missing()),
                score("50", no)));

        assertThat(all.counts())
                .isEqualTo(Map.of(
                        HealthBand.HEALTHY, 1L, HealthBand.WATCH, 1L, HealthBand.WARNING, 2L, HealthBand.UNKNOWN, 1L));
        assertThat(all.customers()).isEqualTo(5);
        assertThat(all.flagged()).isEqualTo(1);
        // (90 + 85 + 75 + 50) / 4; coverages 1, 1, 1, 0.5, 1
        assertThat(all.mean()).contains(new HealthPortfolio.Mean(Exact.of(75), 4, 5, Exact.share(9, 10, 1)));
    }

    @Test
    void oneCustomerIsItsOwnMean() {
        HealthPortfolio one = HealthPortfolio.of(List.of(score("75", new Seen.NotApplicable())));
        assertThat(one.mean()).contains(new HealthPortfolio.Mean(Exact.of(75), 1, 1, Exact.of(1)));
    }

    @Test
    void aPortfolioOfWhichNothingIsKnownHasNoMean() {
        HealthPortfolio unknown = HealthPortfolio.of(List.of(score("100", new Seen.Missing())));
        assertThat(unknown.mean()).isEmpty();
        assertThat(unknown.counts()).containsEntry(HealthBand.UNKNOWN, 1L).containsEntry(HealthBand.HEALTHY, 0L);
        assertThat(HealthPortfolio.of(List.of()).customers()).isZero();
    }
}
