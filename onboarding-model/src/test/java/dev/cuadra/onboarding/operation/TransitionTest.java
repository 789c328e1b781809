package dev.cuadra.onboarding.operation;

import static dev.cuadra.onboarding.operation.Launches.MONDAY;
import static dev.cuadra.onboarding.operation.Launches.SANTIAGO;
import static dev.cuadra.onboarding.operation.Launches.at;
import static dev.cuadra.onboarding.operation.Launches.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.gate.Verdict;
import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TransitionTest {
    private static final Transition TRANSITION = Transition.shipped(MONDAY, BigDecimal.valueOf(90));
    private static final Instant AFTER = at("2026-03-16T08:00");

    private static Verdict verdict(String gate, List<Reading> readings, Instant at) {
        return Evaluation.of(TRANSITION.definition(), Inputs.of(at, SANTIAGO, readings))
                .gate(gate)
                .verdict();
    }

    private static Reading week(String metric, int week, Content content) {
        Instant start = MONDAY.plusDays(7L * (week - 1)).atStartOfDay(SANTIAGO).toInstant();
        Instant end = MONDAY.plusDays(7L * week).atStartOfDay(SANTIAGO).toInstant();
        return Reading.over(metric + week, metric, start, end, content);
    }

    private static Reading attested(String metric) {
        return Reading.at(
                metric,
                metric,
                at("2026-03-15T12:00"),
                new Content.Answer(
                        true, Optional.of(new Signature("marta", "support-manager", "list", Optional.empty()))));
    }

    /** Tickets fell by 4 %, adoption stayed, 92 of 100 were resolved, and nothing critical is open. */
    private static List<Reading> calm() {
        return new ArrayList<>(List.of(
                week("support_tickets", 1, Content.Amount.of("100")),
                week("support_tickets", 2, Content.Amount.of("96")),
                week("adoption_pct", 1, new Content.Share(60, 100)),
                week("adoption_pct", 2, new Content.Share(62, 100)),
                Reading.at("r", "resolution_rate_pct", at("2026-03-15T12:00"), new Content.Share(92, 100)),
                Reading.at("c", "open_critical_issues", at("2026-03-15T12:00"), Content.Amount.of("0")),
                attested("documentation_complete"),
                attested("training_completed"),
                attested("process_improvements_deployed")));
    }

    @Test
    @Tag("OPS-10")
    void aCalmSecondWeekPasses() {
        assertThat(verdict("transition", calm(), AFTER)).isEqualTo(Verdict.PASS);
        assertThat(TRANSITION.definition().gate("transition").orElseThrow().members())
                .hasSize(7);
    }

    @Test
    @Tag("OPS-10")
    void volumeThatMovesAndSomethingCriticalFail() {
        List<Reading> rising = calm();
        rising.set(1, week("support_tickets", 2, Content.Amount.of("106")));
        assertThat(verdict("transition", rising, AFTER)).isEqualTo(Verdict.FAIL);
        List<Reading> critical = calm();
        critical.set(5, Reading.at("c", "open_critical_issues", at("2026-03-15T12:00"), Content.Amount.of("1")));
        assertThat(verdict("transition", critical, AFTER)).isEqualTo(Verdict.FAIL);
        assertThat(verdict("transition", calm().subList(0, 8), AFTER)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    @Tag("OPS-10")
    void whatHighMeansIsTheHosts() {
        Transition strict = Transition.shipped(MONDAY, new BigDecimal("92.5"));

        assertThat(Evaluation.of(strict.definition(), Inputs.of(AFTER, SANTIAGO, calm()))
                        .gate("transition")
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThatThrownBy(() -> Transition.shipped(MONDAY, BigDecimal.valueOf(101)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("GATE_PERCENT_IMPOSSIBLE"));
    }

    @Test
    @Tag("OPS-10")
    void levelsOfCoverHaveTheirWeeks() {
        Reading normal = Reading.at("l", "coverage_level", at("2026-03-17T12:00"), new Content.Word("normal"));
        Reading standard = Reading.at("m", "coverage_level", at("2026-03-24T12:00"), new Content.Word("standard"));

        assertThat(verdict("coverage-week-3", List.of(normal, standard), at("2026-03-31T00:00")))
                .isEqualTo(Verdict.PASS);
        assertThat(verdict("coverage-week-4", List.of(normal, standard), at("2026-03-31T00:00")))
                .isEqualTo(Verdict.PASS);
        assertThat(verdict("coverage-week-4", List.of(normal), at("2026-03-31T00:00")))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict("coverage-month-2", List.of(normal, standard), at("2026-05-02T00:00")))
                .isEqualTo(Verdict.INCONCLUSIVE);
        Reading optimise = Reading.at("n", "coverage_level", at("2026-04-20T12:00"), new Content.Word("optimise"));
        assertThat(verdict("coverage-month-2", List.of(optimise), at("2026-05-02T00:00")))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    @Tag("OPS-10")
    void theReviewAfterThirtyDaysPassesWithItsDeliverables() {
        Checklist review = TRANSITION.lists().get(0);
        ChecklistRun run = ChecklistRun.begun(review, RunFrame.of(MONDAY, SANTIAGO, Launches.BEFORE));
        Instant day = at("2026-04-01T16:00");
        assertThat(review.items())
                .hasSize(11)
                .allSatisfy(
                        item -> assertThat(run.frame().due(item)).contains(new DueTime(at("2026-04-02T00:00"), true)));
        ChecklistRun all = run;
        for (ChecklistItem item : review.items()) {
            all = taken(all.say(ChecklistAct.attest(item.id(), day, "pia", "project-manager", "minutes"), day));
        }

        assertThat(verdict("checklist-review-day30", ChecklistReadings.of(all, "r"), day))
                .isEqualTo(Verdict.PASS);
        assertThat(verdict(
                        "checklist-review-day30", ChecklistReadings.of(all, "r").subList(0, 10), day))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** What the lists cannot become in a definition went out as it was thrown. */
    @Test
    @Tag("OPS-10")
    void aListThatNoGateCanBeMadeOfIsRefusedWithItsReason() {
        String broken = Resource.text(Transition.class, "transition.json")
                .replaceFirst("\"metric\": \"[a-z_0-9]+\"", "\"metric\": \"x y\"");

        assertThatThrownBy(() -> Transition.read("test", broken, MONDAY, BigDecimal.TEN))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("OPERATION_VALUE");
                    assertThat(e.problem().message().es()).contains("«x y» no es la clave de una métrica");
                });
    }

    @Test
    @Tag("OPS-10")
    void aListOfCriteriaHasAsManyAsItSays() {
        String shipped = Resource.text(Transition.class, "transition.json");

        assertThatThrownBy(() -> Transition.read(
                        "test", shipped.replace("\"count\": 7", "\"count\": 8"), MONDAY, BigDecimal.TEN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("OPERATION_COUNT"));
        assertThatThrownBy(() -> Transition.read("test", "{\"schema\":1}", MONDAY, BigDecimal.TEN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("OPERATION_MEMBER_MISSING"));
    }
}
