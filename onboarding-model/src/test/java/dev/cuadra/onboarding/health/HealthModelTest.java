package dev.cuadra.onboarding.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readings say about an indicator, and where the terms of a score begin and end. */
class HealthModelTest {
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final Indicator PULSE = Indicator.of("pulse", "25", "5", "9", "14", "30");
    private static final HealthModel MODEL = new HealthModel(List.of(HealthModel.Part.of(PULSE, "phase2", "phase3")));

    private static Reading reading(Duration ago, Content content) {
        return Reading.at("r" + ago, "pulse", NOW.minus(ago), content).of("customer:7");
    }

    private static Seen seen(String phase, Reading... readings) {
        Known known = Known.at(NOW, List.of(readings));
        return MODEL.facts(known, "customer:7", phase).get(0).seen();
    }

    @Test
    @Tag("HEALTH-1")
    void theNewestReadingThatSaysAValueCountsWithItsAge() {
        Reading old = reading(Duration.ofDays(9), Content.Amount.of("6"));
        Reading newer = reading(Duration.ofHours(36), Content.Amount.of("8.2"));
        Reading failed = reading(Duration.ofHours(1), new Content.Missing("query failed"));
        assertThat(seen("phase2", newer, failed, old)).isEqualTo(Seen.Value.of("8.2", "1.5"));
        assertThat(seen("phase2", failed)).isEqualTo(new Seen.Missing());
        assertThat(seen("phase2")).isEqualTo(new Seen.Missing());
        assertThat(seen("phase2", newer.of("customer:8"))).isEqualTo(new Seen.Missing());
    }

    @Test
    @Tag("HEALTH-1")
    void aShareIsInPerCentAndOneOfNothingIsMissing() {
        assertThat(seen("phase3", reading(Duration.ofDays(2), new Content.Share(3, 4))))
                .isEqualTo(Seen.Value.of("75", "2"));
        assertThat(seen("phase3", reading(Duration.ofDays(2), new Content.Share(0, 4))))
                .isEqualTo(Seen.Value.of("0", "2"));
        assertThat(seen("phase3", reading(Duration.ofDays(2), new Content.Share(0, 0))))
                .isEqualTo(new Seen.Missing());
    }

    @Test
    @Tag("HEALTH-1")
    void whatDoesNotApplyIsSaidByThePhaseOrByAReading() {
        Reading value = reading(Duration.ofDays(2), Content.Amount.of("6"));
        assertThat(seen("phase1", value)).isEqualTo(new Seen.NotApplicable());
        Reading none = reading(Duration.ofDays(1), new Content.NotApplicable("no survey in summer"));
        assertThat(seen("phase2", value, none)).isEqualTo(new Seen.NotApplicable());
    }

    /** An export of tomorrow's date says nothing about today. */
    @Test
    @Tag("HEALTH-1")
    void whatIsMeasuredLaterIsNotKnownYet() {
        Instant later = NOW.plusSeconds(1);
        Reading tomorrow = new Reading("t", "pulse", "customer:7", NOW, NOW, Content.Amount.of("9"), later, NOW, "");
        assertThat(seen("phase2", tomorrow)).isEqualTo(new Seen.Missing());
        assertThat(seen("phase2", reading(Duration.ZERO, Content.Amount.of("9"))))
                .isEqualTo(Seen.Value.of("9", "0"));
    }

    // ---- terms

    /** Weights 3 and 2, both of today: three fifths are just enough, and 2999 of 5000 are not. */
    @ParameterizedTest
    @CsvSource({"3, 2, WARNING", "2999, 2001, UNKNOWN"})
    @Tag("HEALTH-4")
    void sixtyPerCentOfTheWeightAreEnough(String known, String missing, HealthBand band) {
        HealthScore score = HealthScore.of(
                List.of(
                        new HealthFact(Indicator.of("a", known, "0", "10", "14", "30"), Seen.Value.of("5", "0")),
                        new HealthFact(Indicator.of("b", missing, "0", "10", "14", "30"), new Seen.Missing())),
                Set.of());
        assertThat(score.band()).isEqualTo(band);
        assertThat(score.known()).contains(Exact.of(50));
        assertThat(HealthPoint.of(NOW, score).score().isPresent()).isEqualTo(band == HealthBand.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "80, 70, 0, true",
        "80, 70, 1, true",
        "80, 79.99, 0.6, true",
        "80, 80, 0.6, false",
        "80, 81, 0.6, false",
        "80, 70, -0.01, false",
        "80, 70, 1.01, false"
    })
    @Tag("HEALTH-3")
    void bandsFollowEachOtherAndACoverageIsAPart(String healthy, String watch, String coverage, boolean fine) {
        if (fine) {
            assertThat(terms(healthy, watch, coverage).watchFrom()).isEqualByComparingTo(watch);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> terms(healthy, watch, coverage));
        }
    }

    private static HealthTerms terms(String healthy, String watch, String coverage) {
        return new HealthTerms(new BigDecimal(healthy), new BigDecimal(watch), new BigDecimal(coverage));
    }

    /** A first score of 65 is no crossing, and neither is 60 after it; 70 is not below, so 69 after it is one. */
    @Test
    @Tag("HEALTH-7")
    void onlyTheMoveFromAboveToBelowIsACrossing() {
        WarningRule crossing = WarningRule.STANDARD.in(WarningRule.Mode.CROSSING);
        List<HealthPoint> points = new ArrayList<>();
        for (int score : new int[] {65, 60, 70, 69, 68}) {
            points.add(new HealthPoint(NOW.plusSeconds(points.size()), Optional.of(Exact.of(score))));
        }
        assertThat(HealthHistory.warnings(crossing, points))
                .containsExactly(new HealthWarning(NOW.plusSeconds(3), Exact.of(69), Optional.of(Exact.of(70))));
        assertThat(new WarningRule(WarningRule.Mode.LEVEL, BigDecimal.TEN, BigDecimal.TEN).rearmAt())
                .isEqualByComparingTo("10");
    }
}
