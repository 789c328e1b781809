package dev.cuadra.onboarding.operation;

import static dev.cuadra.onboarding.operation.Launches.at;
import static dev.cuadra.onboarding.operation.Launches.code;
import static dev.cuadra.onboarding.operation.Launches.run;
import static dev.cuadra.onboarding.operation.Launches.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChecklistRunTest {
    private static final Instant EIGHT = at("2026-03-02T08:00");
    private static final String MANAGER = "support-manager";

    private ChecklistRun schedule = run("launch-schedule");

    private String say(ChecklistAct act, Instant now) {
        RunDecision decision = schedule.say(act, now);
        schedule = decision.run();
        return code(decision.refusal());
    }

    private ItemStatus item(String id, Instant now) {
        return schedule.items(now).stream()
                .filter(one -> one.item().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("OPS-2")
    void anItemIsOpenUntilItsLastMinuteAndOverdueAfterIt() {
        assertThat(item("LL-036", EIGHT).state()).isEqualTo(ItemState.OPEN);
        assertThat(item("LL-036", EIGHT.plusMillis(1)).state()).isEqualTo(ItemState.OVERDUE);
        // At eight two of four are late: the arrival at seven and the briefing at half past.
        assertThat(schedule.progress(EIGHT)).isEqualTo(new Progress(0, 2, 2, 0));
    }

    @Test
    @Tag("OPS-2")
    void aWholeDayIsOverWhenTheNextOneBegins() {
        ChecklistRun week = run("governance");

        assertThat(week.progress(at("2026-02-23T23:59:59")).overdue()).isZero();
        assertThat(week.progress(at("2026-02-24T00:00")).overdue()).isEqualTo(1);
    }

    @Test
    @Tag("OPS-2")
    void whatWasDoneInTimeIsNotLateHoweverLateItIsTold() {
        assertThat(say(ChecklistAct.tick("LL-036", EIGHT, "marta", MANAGER), EIGHT.plusSeconds(600)))
                .isEmpty();
        assertThat(item("LL-036", EIGHT.plusSeconds(600)).late()).isFalse();
        assertThat(item("LL-036", EIGHT.plusSeconds(600)).state()).isEqualTo(ItemState.DONE);
        say(ChecklistAct.tick("LL-034", EIGHT, "marta", MANAGER), EIGHT.plusSeconds(700));
        assertThat(item("LL-034", EIGHT.plusSeconds(700)).late()).isTrue();
    }

    @Test
    @Tag("OPS-2")
    void whatDoesNotApplyLeavesTheShare() {
        say(ChecklistAct.tick("LL-034", EIGHT, "marta", MANAGER), EIGHT);
        say(ChecklistAct.leaveOut("LL-037", EIGHT, "marta", MANAGER, "held tomorrow"), EIGHT);

        Progress progress = schedule.progress(EIGHT);
        assertThat(progress).isEqualTo(new Progress(1, 1, 1, 1));
        // One of three, rounded down.
        assertThat(progress.percent()).contains(new BigDecimal("33.3"));
        assertThat(new Progress(2, 1, 0, 0).percent()).contains(new BigDecimal("66.6"));
        assertThat(new Progress(0, 0, 0, 4).percent()).isEmpty();
        assertThat(progress.complete()).isFalse();
    }

    @Test
    @Tag("OPS-3")
    void wrongRolesTimesToComeAndSecondTicksAreRefused() {
        assertThat(say(ChecklistAct.tick("LL-034", EIGHT, "ana", "tier1-support"), EIGHT))
                .isEqualTo("OPERATION_ROLE");
        assertThat(say(ChecklistAct.tick("LL-034", EIGHT.plusMillis(1), "marta", MANAGER), EIGHT))
                .isEqualTo("OPERATION_FUTURE");
        assertThat(say(ChecklistAct.tick("LL-999", EIGHT, "marta", MANAGER), EIGHT))
                .isEqualTo("OPERATION_ITEM_UNKNOWN");
        assertThat(schedule.events()).isEmpty();
        assertThat(say(ChecklistAct.tick("LL-034", EIGHT, "marta", MANAGER), EIGHT))
                .isEmpty();
        assertThat(say(ChecklistAct.attest("LL-034", EIGHT, "marta", MANAGER, "photo"), EIGHT))
                .isEqualTo("OPERATION_ALREADY");
        assertThat(say(ChecklistAct.leaveOut("LL-034", EIGHT, "marta", MANAGER, "why"), EIGHT))
                .isEqualTo("OPERATION_ALREADY");
        assertThat(schedule.events()).hasSize(1);
    }

    @Test
    @Tag("OPS-3")
    void whatIsTakenBackIsOpenAgainAndSaysWhy() {
        Instant later = EIGHT.plusSeconds(60);
        assertThat(say(ChecklistAct.untick("LL-036", EIGHT, "marta", MANAGER, "not live"), EIGHT))
                .isEqualTo("OPERATION_NOT_DONE");
        say(ChecklistAct.tick("LL-036", EIGHT, "marta", MANAGER), EIGHT);
        assertThat(say(ChecklistAct.untick("LL-036", EIGHT.minusSeconds(1), "marta", MANAGER, "not live"), later))
                .isEqualTo("OPERATION_BEFORE_LAST");
        assertThat(say(ChecklistAct.untick("LL-036", later, "marta", MANAGER, "not live"), later))
                .isEmpty();

        assertThat(item("LL-036", later).state()).isEqualTo(ItemState.OVERDUE);
        assertThat(item("LL-036", later).last().map(ChecklistAct::reason)).contains("not live");
        assertThat(schedule.knownAt(EIGHT).progress(EIGHT).done()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChecklistAct.untick("LL-036", later, "marta", MANAGER, " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChecklistAct.attest("LL-036", later, "marta", MANAGER, ""));
    }

    @Test
    @Tag("OPS-3")
    @Tag("OPS-8")
    void aRecoveryGoesInOrderAndIsProvenNotTicked() {
        ChecklistRun recovery = run("emergency-recovery");
        ChecklistAct isolated = proof("LL-358");
        ChecklistAct verified = proof("LL-359");

        assertThat(code(recovery.say(ChecklistAct.tick("LL-358", EIGHT, "tom", "technical-lead"), EIGHT)
                        .refusal()))
                .isEqualTo("OPERATION_PROOF");
        assertThat(code(recovery.say(verified, EIGHT).refusal())).isEqualTo("OPERATION_ORDER");
        ChecklistRun first = taken(recovery.say(isolated, EIGHT));
        ChecklistRun second = taken(first.say(verified, EIGHT));
        assertThat(second.progress(EIGHT)).isEqualTo(new Progress(2, 6, 0, 0));
        assertThat(code(second.say(ChecklistAct.untick("LL-358", EIGHT, "tom", "technical-lead", "damaged anew"), EIGHT)
                        .refusal()))
                .isEqualTo("OPERATION_ORDER_BACK");
        // By hand nothing is proven, and what is done by hand no recovery proves.
        assertThat(code(run("emergency-data")
                        .say(
                                new ChecklistAct(
                                        ChecklistAct.Kind.PROVE, "LL-352", EIGHT, "tom", "recovery", "", "log"),
                                EIGHT)
                        .refusal()))
                .isEqualTo("OPERATION_PROOF");
    }

    private static ChecklistAct proof(String item) {
        return new ChecklistAct(ChecklistAct.Kind.PROVE, item, EIGHT, "olga", "recovery", "", "step 2");
    }

    @Test
    @Tag("OPS-3")
    void aDeliverableIsShown() {
        Checklist review = Transition.shipped(Launches.MONDAY, BigDecimal.valueOf(90))
                .lists()
                .get(0);
        ChecklistRun days =
                ChecklistRun.begun(review, RunFrame.of(Launches.MONDAY, Launches.SANTIAGO, Launches.BEFORE));

        assertThat(code(days.say(ChecklistAct.tick("LL-371", EIGHT, "pia", "project-manager"), EIGHT)
                        .refusal()))
                .isEqualTo("OPERATION_EVIDENCE");
        assertThat(taken(days.say(ChecklistAct.attest("LL-371", EIGHT, "pia", "project-manager", "metrics.pdf"), EIGHT))
                        .progress(EIGHT)
                        .done())
                .isEqualTo(1);
    }

    @Test
    @Tag("OPS-2")
    void anEmergencyIsDueByTheClockFromItsStart() {
        Instant start = at("2026-03-04T02:10");
        ChecklistRun failure = ChecklistRun.begun(
                Launches.PACK.checklist("emergency-system"), RunFrame.of(Launches.MONDAY, Launches.SANTIAGO, start));

        assertThat(failure.progress(start.plusSeconds(900)).overdue()).isZero();
        assertThat(failure.progress(start.plusSeconds(901)).overdue()).isEqualTo(6);
    }

    @Test
    @Tag("OPS-2")
    void theReportSaysItInBothLanguages() {
        say(ChecklistAct.tick("LL-034", at("2026-03-02T06:55"), "marta", MANAGER), EIGHT);

        List<Text> lines = RunReport.of(schedule, EIGHT).lines();

        assertThat(lines.get(0))
                .isEqualTo(new Text(
                        "Horario del día del lanzamiento. Hechos: 1 de 4; atrasados: 1; no corresponden: 0",
                        "Schedule of launch day: 1 of 4 done, 1 overdue, 0 not applicable"));
        assertThat(lines.get(1).en())
                .isEqualTo("Done: Team arrives for final checks (support manager), until 2026-03-02 07:00;"
                        + " marta as support manager, 2026-03-02 06:55");
        assertThat(lines.get(2).es())
                .isEqualTo("Atrasado: Comienza la reunión del equipo (jefatura de soporte), hasta 2026-03-02 07:30");
        assertThat(RunReport.of(run("governance"), EIGHT).lines().get(1).en()).contains("until 2026-02-23");
    }

    @Test
    @Tag("OPS-2")
    void eventsWithAGapAreNoRun() {
        ChecklistEvent second = new ChecklistEvent(2, EIGHT, ChecklistAct.tick("LL-034", EIGHT, "marta", MANAGER));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChecklistRun(schedule.checklist(), schedule.frame(), List.of(second)));
    }
}
