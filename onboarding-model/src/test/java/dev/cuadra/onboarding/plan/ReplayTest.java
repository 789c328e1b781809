package dev.cuadra.onboarding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.onboarding.plan.PlanEvent.Kind;
import dev.cuadra.onboarding.plan.TaskState.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final String KICKOFF = "kickoff_meeting_held";

    private static String refusal(PlanEvent... events) {
        List<PlanEvent> all = new ArrayList<>(List.of(events));
        return Plans.plan(events).at(all.get(all.size() - 1).at(), Plans.SHIPPED).refused().stream()
                .map(problem -> problem.code())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private static TaskState task(PlanState state, String key) {
        return state.task(key).orElseThrow();
    }

    private static PlanEvent event(Kind kind, String subject, String date) {
        return Plans.event(kind, subject, date);
    }

    @Test
    @Tag("PLAN-5")
    void aTaskIsStartedAndDoneWithItsEvidence() {
        PlanState state = Plans.state(
                Plans.plan(
                        event(Kind.STARTED, KICKOFF, "2026-03-02"),
                        Plans.done(KICKOFF, "2026-03-03").on(LocalDate.of(2026, 3, 2))),
                "2026-03-03");
        TaskState kickoff = task(state, KICKOFF);
        assertThat(kickoff.status()).isEqualTo(Status.DONE);
        assertThat(kickoff.started()).hasValue(LocalDate.of(2026, 3, 2));
        assertThat(kickoff.finished()).hasValue(LocalDate.of(2026, 3, 2));
        assertThat(kickoff.why()).isEqualTo("acta 12");
        assertThat(kickoff.by().orElseThrow().who()).isEqualTo("marta");
        assertThat(state.milestones()).containsExactly(KICKOFF);
    }

    @Test
    @Tag("PLAN-5")
    void whatDoesNotFitChangesNothingAndSaysWhy() {
        PlanEvent done = Plans.done(KICKOFF, "2026-03-02");
        assertThat(refusal(done.because(""))).isEqualTo("PLAN_WHY_MISSING");
        assertThat(refusal(done.on(LocalDate.of(2026, 3, 3)))).isEqualTo("PLAN_TO_COME");
        assertThat(refusal(Plans.done("nothing", "2026-03-02"))).isEqualTo("PLAN_TASK_UNKNOWN");
        assertThat(refusal(done, event(Kind.CANCELLED, KICKOFF, "2026-03-03"))).isEqualTo("PLAN_TASK_OVER");
        assertThat(refusal(done, event(Kind.STARTED, KICKOFF, "2026-03-03"))).isEqualTo("PLAN_TASK_OVER");
        assertThat(refusal(event(Kind.STARTED, KICKOFF, "2026-03-02"), event(Kind.STARTED, KICKOFF, "2026-03-03")))
                .isEqualTo("PLAN_TASK_OVER");
        assertThat(refusal(event(Kind.MOVED, KICKOFF, "2026-03-02"))).isEqualTo("PLAN_DATE_MISSING");
        assertThat(refusal(event(Kind.REASSIGNED, KICKOFF, "2026-03-02"))).isEqualTo("PLAN_ROLE_MISSING");
        assertThat(refusal(
                        event(Kind.STARTED, KICKOFF, "2026-03-03"),
                        Plans.done(KICKOFF, "2026-03-04").on(LocalDate.of(2026, 3, 2))))
                .isEqualTo("PLAN_ENDS_BEFORE");
        assertThat(refusal(event(Kind.BLOCKED, KICKOFF, "2026-03-02"), Plans.done(KICKOFF, "2026-03-03")))
                .isEqualTo("PLAN_STILL_BLOCKED");
        assertThat(refusal(event(Kind.UNBLOCKED, KICKOFF, "2026-03-02"))).isEqualTo("PLAN_BLOCKER_CLOSED");
        assertThat(refusal(event(Kind.BLOCKED, KICKOFF, "2026-03-02"), event(Kind.BLOCKED, KICKOFF, "2026-03-03")))
                .isEqualTo("PLAN_BLOCKER_OPEN");
        assertThat(refusal(event(Kind.MET, "nothing", "2026-03-02"))).isEqualTo("PLAN_CRITERION_UNKNOWN");
        assertThat(refusal(PlanEvent.of("x", Plans.day(1), Kind.MET, "roi_on_track", "juan", "sales")
                        .because("mail")))
                .isEqualTo("PLAN_ROLE");
        assertThat(refusal(event(Kind.PUBLISHED, "nothing", "2026-03-02"))).isEqualTo("PLAN_DOCUMENT_UNKNOWN");
        assertThat(refusal(event(Kind.RISK_RAISED, "nothing", "2026-03-02"))).isEqualTo("PLAN_RISK_UNKNOWN");
        assertThat(refusal(event(Kind.RISK_CLOSED, "risk_scope_creep", "2026-03-02")))
                .isEqualTo("PLAN_RISK_NOT_OPEN");
        assertThat(refusal(event(Kind.MIGRATED, "customer-onboarding", "2026-03-02")
                        .naming("2")))
                .isEqualTo("PLAN_NO_NEWER_VERSION");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanEvent.of(" ", Plans.day(1), Kind.DONE, "a", "b", "c"));
    }

    @Test
    @Tag("PLAN-6")
    void accountabilityChangesWhenTheTransferIsRecordedAndNotOnADate() {
        PlanEvent early = Plans.done("legal_documents_executed", "2026-02-23");
        Plan before = Plans.plan(early);
        // Long past the phase, and nobody has recorded the transfer.
        assertThat(task(Plans.state(before, "2026-03-20"), "internal_handoff_done")
                        .accountable())
                .isEqualTo("sales");
        Plan after = before.and(List.of(Plans.done("account_transferred", "2026-03-20")));
        PlanState state = Plans.state(after, "2026-03-20");
        assertThat(task(state, "internal_handoff_done").accountable()).isEqualTo("customer-success");
        assertThat(task(state, "legal_documents_executed").accountable()).isEqualTo("sales");
        assertThat(task(state, "account_transferred").accountable()).isEqualTo("sales");
        assertThat(task(state, "welcome_email_sent").accountable()).isEqualTo(Plans.CSM);
        assertThat(task(Plans.state(after, "2026-03-19"), "internal_handoff_done")
                        .accountable())
                .isEqualTo("sales");
    }

    @Test
    @Tag("PLAN-5")
    void aTaskIsMovedReassignedAndTakenOut() {
        PlanState state = Plans.state(
                Plans.plan(
                        event(Kind.MOVED, "security_review_done", "2026-03-04").on(LocalDate.of(2026, 3, 20)),
                        event(Kind.REASSIGNED, "security_review_done", "2026-03-05")
                                .naming("security-team"),
                        event(Kind.NOT_APPLICABLE, "initial_migration_done", "2026-03-05"),
                        event(Kind.BLOCKED, "custom_integrations_built", "2026-03-05")
                                .naming("vpn"),
                        event(Kind.CANCELLED, "custom_integrations_built", "2026-03-06")),
                "2026-03-06");
        TaskState review = task(state, "security_review_done");
        assertThat(review.due(Plans.KICKOFF)).isEqualTo("2026-03-20");
        assertThat(review.accountable()).isEqualTo("security-team");
        assertThat(task(state, "initial_migration_done").status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(state.openBlockers()).isEmpty();
        // What needed the cancelled task needs what that needed.
        assertThat(PlanSchedule.needs(task(state, "integration_done").task(), state.tasks()))
                .containsExactly("api_connections_established", "test_environment_configured");
    }

    @Test
    @Tag("PLAN-5")
    void anEventThatIsToldTwiceCountsOnce() {
        PlanEvent done = Plans.done(KICKOFF, "2026-03-02");
        assertThat(refusal(done, done)).isEmpty();
    }

    @Test
    @Tag("PLAN-11")
    void aRiskIsRaisedAnsweredAndClosed() {
        Plan plan = Plans.plan(
                event(Kind.RISK_RAISED, "risk_technical_delay", "2026-03-20"),
                Plans.done("response_daily_standups", "2026-03-21"),
                event(Kind.RISK_CLOSED, "risk_technical_delay", "2026-03-30"));
        RaisedRisk open = delay(plan, "2026-03-22");
        assertThat(open.open()).isTrue();
        assertThat(open.done()).containsOnlyKeys("response_daily_standups");
        assertThat(delay(plan, "2026-03-31").open()).isFalse();
        assertThat(refusal(Plans.done("response_daily_standups", "2026-03-21"))).isEqualTo("PLAN_TASK_UNKNOWN");
    }

    private static RaisedRisk delay(Plan plan, String date) {
        return Optional.ofNullable(Plans.state(plan, date).risks().get("risk_technical_delay"))
                .orElseThrow();
    }

    @Test
    @Tag("PLAN-12")
    void aNewerVersionNeverReopensWhatIsFinished() {
        Template older = Plans.simple(1, "done_same", "done_gone", "open_gone", "open_same", "was_called");
        Template newer = renamed(Plans.simple(2, "done_same", "open_same", "is_called", "brand_new"));
        Templates both = Templates.of(List.of(older, newer));
        Plan plan = Plans.plan(
                older,
                Plans.done("done_same", "2026-03-02"),
                Plans.done("done_gone", "2026-03-02"),
                event(Kind.BLOCKED, "open_gone", "2026-03-02").naming("x"),
                Plans.done("was_called", "2026-03-03"),
                event(Kind.MIGRATED, "simple", "2026-03-04").naming("2"),
                Plans.done("open_same", "2026-03-05"));
        Plan.Replayed replayed = plan.at(Plans.noon("2026-03-06"), both);
        assertThat(replayed.refused()).isEmpty();
        PlanState state = replayed.state();
        assertThat(state.template()).isEqualTo(newer);
        assertThat(state.tasks().keySet())
                .containsExactlyInAnyOrder("done_same", "open_same", "is_called", "brand_new", "done_gone");
        assertThat(task(state, "is_called").status()).isEqualTo(Status.DONE);
        assertThat(task(state, "done_gone").status()).isEqualTo(Status.DONE);
        assertThat(task(state, "brand_new").status()).isEqualTo(Status.PLANNED);
        assertThat(state.openBlockers()).isEmpty();
        assertThat(Progress.of(state)).isEqualTo(new Progress(4, 5));
        assertThat(plan.at(Plans.noon("2026-03-03"), both).state().template()).isEqualTo(older);
        PlanEvent back = event(Kind.MIGRATED, "simple", "2026-03-07").naming("1");
        assertThat(plan.and(List.of(back)).at(back.at(), both).refused()).hasSize(1);
    }

    private static Template renamed(Template template) {
        PlanTask task = template.task("is_called").orElseThrow();
        java.util.Map<String, PlanTask> tasks = new java.util.LinkedHashMap<>(template.tasks());
        tasks.put(
                "is_called",
                new PlanTask(
                        "is_called",
                        task.title(),
                        task.phase(),
                        task.days(),
                        1,
                        task.after(),
                        "sales",
                        List.of("sales"),
                        1,
                        true,
                        java.util.Set.of("was_called")));
        return new Template(
                template.id(),
                template.version(),
                template.title(),
                template.phases(),
                template.limits(),
                List.of(),
                tasks,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Whatever is told, what is finished stays finished, and no state but an open one is ever left. */
    @Property(tries = 40)
    @net.jqwik.api.Tag("PLAN-12")
    void whatIsOverStaysOver(@ForAll @LongRange long seed) {
        Random random = new Random(seed);
        Template older = Plans.simple(1, "a", "b", "c", "d");
        Template newer = Plans.simple(2, "b", "c", "e");
        Replay replay = new Replay(Templates.of(List.of(older, newer)), Plans.ZONE);
        PlanState state = PlanState.begun(older);
        Kind[] kinds = {Kind.STARTED, Kind.DONE, Kind.CANCELLED, Kind.NOT_APPLICABLE, Kind.BLOCKED, Kind.UNBLOCKED};
        for (int at = 0; at < 30; at++) {
            String subject = List.of("a", "b", "c", "d", "e").get(random.nextInt(5));
            PlanEvent event = random.nextInt(10) == 0
                    ? event(Kind.MIGRATED, "simple", "2026-03-02").naming("2")
                    : event(kinds[random.nextInt(kinds.length)], subject, "2026-03-02");
            PlanState next = replay.apply(state, event).state();
            state.tasks().forEach((key, before) -> {
                Optional<TaskState> after = next.task(key);
                if (before.status() == Status.DONE) {
                    assertThat(after.map(TaskState::status)).hasValue(Status.DONE);
                } else if (!before.status().open()) {
                    assertThat(after.filter(one -> one.status().open())).isEmpty();
                }
            });
            state = next;
        }
    }
}
