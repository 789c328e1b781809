package dev.cuadra.onboarding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.plan.PlanEvent.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanStatusTest {
    private static PlanStatus status(Plan plan, String date) {
        return PlanStatus.of(plan, Plans.noon(date), Plans.SHIPPED);
    }

    private static List<String> codes(PlanStatus status) {
        return status.warnings().stream().map(one -> one.problem().code()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "-8, 0.0000",
        "0, 0.0000",
        "1, 1.0000",
        "15, 15.0000",
        "30, 30.0000",
        "31, 31.3333",
        "45, 50.0000",
        "60, 70.0000",
        "75, 85.0000",
        "90, 100.0000",
        "95, 100.0000",
        "200, 100.0000"
    })
    @Tag("PLAN-7")
    void whatIsExpectedIsLinearBetweenTheEndsOfPhases(long day, BigDecimal percent) {
        assertThat(Progress.Expected.on(Plans.TEMPLATE.phases(), day).percent(4))
                .isEqualTo(percent);
    }

    @Test
    @Tag("PLAN-7")
    void cancelledWorkIsNotDoneWork() {
        Template two = Plans.simple(1, "a", "b", "c", "d");
        Plan plan = Plans.plan(
                two,
                Plans.done("a", "2026-03-02"),
                Plans.event(Kind.CANCELLED, "b", "2026-03-02"),
                Plans.event(Kind.NOT_APPLICABLE, "c", "2026-03-02"));
        PlanStatus status = status(plan, "2026-03-02");
        assertThat(status.progress()).isEqualTo(new Progress(1, 2));
        assertThat(status.progress().percent(1)).hasValue(new BigDecimal("50.0"));
        Plan nothing = plan.and(List.of(Plans.event(Kind.CANCELLED, "d", "2026-03-02")));
        assertThat(status(nothing, "2026-03-02").progress().percent(1)).hasValue(new BigDecimal("100.0"));
        Plan none = Plans.plan(Plans.simple(1, "a"), Plans.event(Kind.CANCELLED, "a", "2026-03-02"));
        PlanStatus unknown = status(none, "2026-03-02");
        assertThat(unknown.progress().unknown()).isTrue();
        assertThat(unknown.progress().percent(1)).isEmpty();
        assertThat(codes(unknown)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Progress(2, 1));
    }

    @Test
    @Tag("PLAN-7")
    void lessThanExpectedIsBehindAndExactlyThatIsNot() {
        Progress.Expected third = new Progress.Expected(100, 3);
        assertThat(new Progress(1, 3).behind(third)).isFalse();
        assertThat(new Progress(333_333, 1_000_000).behind(third)).isTrue();
        assertThat(new Progress(333_334, 1_000_000).behind(third)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, 0, false", "2026-03-09, 7, false", "2026-03-10, 8, true"})
    @Tag("HEALTH-10")
    @Tag("PLAN-7")
    void aMilestoneMayBeAWeekLateAndNoDayMore(String today, long slip, boolean fires) {
        // Due on day 1, a Monday: the 8th day after is too late.
        Plan plan = Plans.plan(Plans.simple(1, "a"));
        PlanStatus status = status(plan, today);
        assertThat(status.milestones().get(0).slipDays()).isEqualTo(slip);
        assertThat(codes(status).contains("PLAN_MILESTONE_LATE")).isEqualTo(fires);
        Plan done = plan.and(List.of(Plans.done("a", today)));
        assertThat(status(done, today).milestones().get(0).slipDays()).isZero();
        assertThat(codes(status(done, today))).isEmpty();
        Plan moved = plan.and(List.of(Plans.event(Kind.MOVED, "a", "2026-03-02").on(LocalDate.of(2026, 3, 9))));
        assertThat(codes(status(moved, today))).doesNotContain("PLAN_MILESTONE_LATE");
    }

    @Test
    @Tag("PLAN-8")
    void aBlockerIsTooOldAfterSeventyTwoHoursWithoutThoseInWhichItWasClosed() {
        Instant opened = Instant.parse("2026-03-02T12:00:00Z");
        Blocker blocker =
                new Blocker("vpn", "a", "no access", List.of(new Blocker.Open(opened, java.util.Optional.empty())));
        assertThat(age(blocker, opened.plus(Duration.ofDays(3)))).isEqualByComparingTo("3");
        assertThat(age(blocker, opened.plus(Duration.ofDays(3)).plusNanos(1))).isGreaterThan(BigDecimal.valueOf(3));
        assertThat(age(blocker, opened.minusSeconds(1))).isEqualByComparingTo("0");
        Blocker again =
                blocker.closed(opened.plus(Duration.ofDays(2))).opened(opened.plus(Duration.ofDays(5)), "again");
        assertThat(again.isOpen()).isTrue();
        assertThat(age(again, opened.plus(Duration.ofDays(6)))).isEqualByComparingTo("3");
        assertThat(age(again, opened.plus(Duration.ofDays(4)))).isEqualByComparingTo("2");
    }

    private static BigDecimal age(Blocker blocker, Instant at) {
        return blocker.ageDays(at, BlockerClock.ELAPSED, Plans.ZONE, ScheduleTest.CALENDAR);
    }

    @Test
    @Tag("PLAN-8")
    void aBlockerMayAgeInWorkingDays() {
        Instant friday = Plans.noon("2026-03-06");
        Blocker blocker = new Blocker("vpn", "a", "", List.of(new Blocker.Open(friday, java.util.Optional.empty())));
        assertThat(blocker.ageDays(
                        Plans.noon("2026-03-09"), BlockerClock.WORKING_DAYS, Plans.ZONE, ScheduleTest.CALENDAR))
                .isEqualByComparingTo("1");
        assertThat(blocker.ageDays(
                        Plans.noon("2026-03-11"), BlockerClock.WORKING_DAYS, Plans.ZONE, ScheduleTest.CALENDAR))
                .isEqualByComparingTo("3");
    }

    @Test
    @Tag("PLAN-3")
    @Tag("PLAN-7")
    void aPlanOnTimeWarnsOfAWeekThatIsTooShort() {
        Plan plan = Plans.plan(Plans.allDone("pre-kickoff", "phase1-foundation").toArray(PlanEvent[]::new));
        PlanStatus status = status(plan, "2026-03-31");
        assertThat(status.day()).isEqualTo(30);
        assertThat(status.phase().map(PlanPhase::key)).hasValue("phase1-foundation");
        assertThat(status.refused()).isEmpty();
        assertThat(status.progress().percent(2)).hasValue(new BigDecimal("30.00"));
        // Good Friday leaves seven working days of days 31 to 42 for eight days of work.
        assertThat(codes(status)).containsExactly("PLAN_MILESTONE_WILL_BE");
        assertThat(status.warnings().get(0).problem().message().en())
                .isEqualTo("\"Testing and validation done\" is due on 2026-04-12 and expected on 2026-04-13.");
        assertThat(status.schedule().slip()).isEqualTo(new Slip(0, 0));
        assertThat(status.next()).containsOnlyKeys("implementation-team");
        assertThat(status.next().values().stream()
                        .flatMap(List::stream)
                        .map(task -> task.task().key()))
                .containsExactly("core_features_configured", "user_access_set");
    }

    @Test
    @Tag("PLAN-3")
    @Tag("PLAN-7")
    @Tag("PLAN-11")
    void aPlanThatNobodyTouchesIsLateAndSaysWhatToDo() {
        PlanStatus status = status(Plans.plan(), "2026-03-31");
        assertThat(status.schedule().slip().late()).isTrue();
        assertThat(codes(status)).contains("PLAN_MILESTONE_LATE", "PLAN_MILESTONE_WILL_BE", "PLAN_BEHIND");
        EarlyWarning first = status.warnings().get(0);
        assertThat(first.risks()).containsExactly("risk_technical_delay");
        assertThat(first.problem().message().es()).contains("Contrato cerrado").contains("30 días");
        assertThat(status.warnings().stream().map(one -> one.problem().message().es()))
                .contains("El avance es de 0,0 % y se esperaba 30,0 %.");
        assertThat(status.next()).containsOnlyKeys("sales");
        Plan blocked = Plans.plan(
                Plans.event(Kind.BLOCKED, "legal_documents_executed", "2026-03-27")
                        .naming("signature"),
                Plans.event(Kind.RISK_RAISED, "risk_technical_delay", "2026-03-30"));
        PlanStatus worse = status(blocked, "2026-03-31");
        assertThat(codes(worse)).contains("PLAN_BLOCKER_OLD", "PLAN_RISK_OPEN");
        EarlyWarning risk = worse.warnings().get(worse.warnings().size() - 1);
        assertThat(risk.problem().remedy().en()).startsWith("Meet with the team the same day");
        assertThat(risk.value()).isEqualByComparingTo("2");
    }

    @Test
    @Tag("PLAN-10")
    void nobodyIsHandedOverBeforeEveryCriterionHoldsOrIsWaived() {
        List<PlanEvent> events = new ArrayList<>(
                Plans.allDone("pre-kickoff", "phase1-foundation", "phase2-implementation", "phase3-launch"));
        List<String> byPlan = List.of(
                "performance_benchmarks_met", "implementation_milestones_complete", "success_baseline_established");
        for (Criterion criterion : Plans.TEMPLATE.criteria()) {
            if (!byPlan.contains(criterion.key()) && !criterion.key().equals("expansion_identified")) {
                events.add(Plans.event(Kind.MET, criterion.key(), "2026-06-01"));
            }
        }
        Plan plan = Plans.plan(events.toArray(PlanEvent[]::new));
        assertThat(status(plan, "2026-06-01").handoff().outcome()).isEqualTo(Outcome.UNKNOWN);
        Plan not = plan.and(List.of(Plans.event(Kind.NOT_MET, "expansion_identified", "2026-06-01")));
        assertThat(status(not, "2026-06-01").handoff().outcome()).isEqualTo(Outcome.NOT_MET);
        Plan waived = not.and(List.of(Plans.event(Kind.WAIVED, "expansion_identified", "2026-06-01")));
        Handoff handoff = status(waived, "2026-06-01").handoff();
        assertThat(handoff.outcome()).isEqualTo(Outcome.MET);
        assertThat(handoff.waived()).containsExactly("expansion_identified");
        assertThat(handoff.criteria()).hasSize(17);
        // Measured elsewhere, and not assessed by anybody here.
        PlanState open = status(plan, "2026-06-01").state();
        assertThat(Handoff.of(open, Map.of("expansion_identified", Outcome.MET)).outcome())
                .isEqualTo(Outcome.MET);
        // One milestone short.
        Plan early = Plans.plan(events.stream()
                .filter(event -> !event.subject().equals("performance_review_done"))
                .toArray(PlanEvent[]::new));
        assertThat(status(early, "2026-06-01").handoff().criteria())
                .containsEntry("implementation_milestones_complete", Outcome.NOT_MET);
    }

    @Test
    @Tag("PLAN-5")
    void theSameInputsGiveTheSameStatusAndLaterEventsAreNotKnown() {
        Plan plan = Plans.plan(Plans.allDone("pre-kickoff").toArray(PlanEvent[]::new));
        Plan more = plan.and(List.of(Plans.done("kickoff_meeting_held", "2026-03-20")));
        assertThat(status(more, "2026-03-10").state())
                .isEqualTo(status(plan, "2026-03-10").state());
        assertThat(status(plan, "2026-03-10")).isEqualTo(status(plan, "2026-03-10"));
    }
}
