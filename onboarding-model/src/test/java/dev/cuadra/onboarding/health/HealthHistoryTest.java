package dev.cuadra.onboarding.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.onboarding.metric.Exact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthHistoryTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final WarningRule LEVEL = WarningRule.STANDARD;
    private static final WarningRule CROSSING = LEVEL.in(WarningRule.Mode.CROSSING);

    /** Scores day by day; a question mark is not known. */
    private static List<HealthPoint> days(String scores) {
        List<HealthPoint> points = new ArrayList<>();
        for (String score : Arrays.asList(scores.trim().split(" +", -1))) {
            Optional<Exact> known =
                    score.equals("?") ? Optional.empty() : Optional.of(Exact.of(new java.math.BigDecimal(score)));
            points.add(new HealthPoint(START.plus(Duration.ofDays(points.size())), known));
        }
        return points;
    }

    private static String warned(WarningRule rule, String scores) {
        StringBuilder days = new StringBuilder();
        for (HealthWarning warning : HealthHistory.warnings(rule, days(scores))) {
            days.append(Duration.between(START, warning.at()).toDays()).append(' ');
        }
        return days.toString().trim();
    }

    @ParameterizedTest
    @CsvSource({
        "65, 0, ''",
        "75 69.99 69 65, 1, 1",
        "75 70 70, '', ''",
        "69 71.99 69, 0, 2",
        "75 69 71.99 69, 1, 1",
        "75 69 72 69.5, 1 3, 1 3",
        "75 69 ? 68, 1, 1",
        "75 ? 68, 2, 2",
        "? 68, 1, ''",
        "65 72 60, 0 2, 2",
        "65 70 60, 0, 2",
        "? ? ?, '', ''"
    })
    @Tag("HEALTH-7")
    void aDropWarnsOnceAndAgainOnlyAfterRecovery(String scores, String level, String crossing) {
        assertThat(warned(LEVEL, scores)).isEqualTo(level);
        assertThat(warned(CROSSING, scores)).isEqualTo(crossing);
    }

    @Test
    void aWarningSaysWhatTheScoreWasBefore() {
        HealthWarning warning = HealthHistory.warnings(LEVEL, days("75 ? 68.5")).get(0);
        assertThat(warning.before()).contains(Exact.of(75));
        assertThat(warning.score()).isEqualTo(Exact.of(new java.math.BigDecimal("68.5")));
    }

    @Test
    void aPointThatCameBeforeChangesNothing() {
        List<HealthPoint> points = days("75 69");
        HealthHistory history = HealthHistory.start(LEVEL);
        for (HealthPoint point : points) {
            history = history.after(point).history();
        }
        for (HealthPoint again : points) {
            assertThat(history.after(again)).isEqualTo(new HealthHistory.Step(history, Optional.empty()));
        }
    }

    @Test
    void twoScoresOfOneInstantThatDifferAreRefused() {
        List<HealthPoint> points = List.of(
                new HealthPoint(START, Optional.of(Exact.of(80))), new HealthPoint(START, Optional.of(Exact.of(60))));
        assertThatIllegalArgumentException().isThrownBy(() -> HealthHistory.warnings(LEVEL, points));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WarningRule(
                        WarningRule.Mode.LEVEL, java.math.BigDecimal.valueOf(70), java.math.BigDecimal.valueOf(69)));
    }

    @Property(tries = 300)
    void betweenTwoWarningsTheScoreHadRecoveredAndNeitherOrderNorRepetitionMatters(
            @ForAll @Size(max = 30) List<@IntRange(min = 60, max = 80) Integer> scores, @ForAll long seed) {
        List<HealthPoint> points = new ArrayList<>();
        for (int score : scores) {
            Optional<Exact> known = score == 60 ? Optional.empty() : Optional.of(Exact.of(score));
            points.add(new HealthPoint(START.plus(Duration.ofHours(points.size())), known));
        }
        List<HealthPoint> twice = new ArrayList<>(points);
        twice.addAll(points);
        Collections.shuffle(twice, new Random(seed));
        for (WarningRule rule : List.of(LEVEL, CROSSING)) {
            List<HealthWarning> warnings = HealthHistory.warnings(rule, points);
            assertThat(HealthHistory.warnings(rule, twice)).isEqualTo(warnings);
            for (int i = 0; i < warnings.size(); i++) {
                assertThat(warnings.get(i).score()).isLessThan(Exact.of(70));
                if (i > 0) {
                    Instant from = warnings.get(i - 1).at();
                    Instant to = warnings.get(i).at();
                    assertThat(points)
                            .anyMatch(point -> point.at().isAfter(from)
                                    && point.at().isBefore(to)
                                    && point.score()
                                            .filter(each -> each.compareTo(Exact.of(72)) >= 0)
                                            .isPresent());
                }
            }
            boolean below = points.stream()
                    .anyMatch(point -> point.score()
                            .filter(each -> each.compareTo(Exact.of(70)) < 0)
                            .isPresent());
            assertThat(warnings.isEmpty()).isEqualTo(rule.equals(LEVEL) ? !below : warnings.isEmpty());
        }
    }
}
