package dev.cuadra.onboarding.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Verdict;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import dev.cuadra.onboarding.pack.Given.Row;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchPlanTest {
    private static final LaunchPlan PLAN = LaunchPlan.read();
    private static final LocalDate LAUNCH = LocalDate.of(2025, 9, 26);

    /** The four messages have a place of their own, and the joint decision stands with the rollout. */
    @Test
    @Tag("PACK-3")
    void everyTaskRoleAndArtefactOfTheLaunchStandsInThePlan() throws Exception {
        List<Row> rows = Given.rows().stream()
                .filter(row -> row.source().equals("boleta-launch"))
                .filter(row -> Set.of("task", "role", "template").contains(row.type()))
                .filter(row -> !Set.of("BL-051", "BL-054", "BL-055", "BL-056", "BL-168")
                        .contains(row.id()))
                .toList();
        assertThat(PLAN.items())
                .extracting(item -> new Row(
                        item.row(),
                        "boleta-launch",
                        item.area(),
                        item.type(),
                        item.phase(),
                        item.metric(),
                        item.operator(),
                        item.value(),
                        item.unit(),
                        item.window(),
                        item.role()))
                .containsExactlyElementsOf(rows);
        assertThat(PLAN.items()).allSatisfy(item -> {
            assertThat(item.title().es()).isNotBlank().isNotEqualTo(item.title().en());
            assertThat(item.title().en()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "BL-065, 2025-09-12",
        "BL-066, 2025-09-19",
        "BL-067, 2025-09-26",
        "BL-068, 2025-10-03",
        "BL-174, 2025-10-03",
        "BL-187, 2025-10-26",
        "BL-207, 2025-09-19",
        "BL-219, 2025-10-10",
        "BL-057, 2025-09-25",
        "BL-125, 2025-10-02",
        "BL-126, 2025-11-02"
    })
    @Tag("PACK-3")
    void theDatesOfTheCatalogueAreCountedFromTheLaunch(String row, LocalDate due) {
        assertThat(PLAN.row(row).orElseThrow().due(LAUNCH)).hasValue(due);
        assertThat(PLAN.row(row).orElseThrow().due(LAUNCH.plusYears(1)))
                .hasValue(LAUNCH.plusYears(1).plusDays(due.toEpochDay() - LAUNCH.toEpochDay()));
    }

    @Test
    @Tag("PACK-3")
    void itemsAreFoundByPhaseAndRole() {
        assertThat(PLAN.of("week1-review", "product-manager"))
                .extracting(LaunchPlan.Item::row)
                .containsExactly("BL-174", "BL-175", "BL-186", "BL-213", "BL-214", "BL-215");
        assertThat(PLAN.phase("launch-day"))
                .extracting(LaunchPlan.Item::row)
                .containsExactly("BL-067", "BL-210", "BL-211", "BL-212");
        assertThat(PLAN.role("tax-specialist")).extracting(LaunchPlan.Item::row).containsExactly("BL-136", "BL-158");
        assertThat(PLAN.row("BL-001").orElseThrow().due(LAUNCH)).isEmpty();
        assertThat(PLAN.row("BL-000")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"support-team, true, PASS", "sales-team, true, INCONCLUSIVE", "support-team, false, FAIL"})
    @Tag("PACK-3")
    void aGateAsksForWhatTheRightRoleAttests(String role, boolean yes, Verdict verdict) {
        LaunchPlan.Item trained = PLAN.row("BL-062").orElseThrow();
        Definition own = Definition.of(
                "own",
                "1",
                Map.of(),
                List.of(Metric.of(trained.metric(), "bool", MetricKind.BOOLEAN)),
                List.of(Gate.of("ready", Member.must(trained.attestation()))),
                List.of());
        Instant now = Instant.parse("2025-09-25T12:00:00Z");
        Reading attested = Reading.at(
                "a",
                trained.metric(),
                now,
                new Content.Answer(yes, Optional.of(new Signature("Ana", role, "", Optional.empty()))));
        assertThat(Evaluation.of(own, Inputs.of(now, ZoneOffset.UTC, List.of(attested)))
                        .gate("ready")
                        .verdict())
                .isEqualTo(verdict);
    }
}
