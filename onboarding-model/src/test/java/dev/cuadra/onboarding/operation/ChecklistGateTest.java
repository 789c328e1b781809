package dev.cuadra.onboarding.operation;

import static dev.cuadra.onboarding.operation.Launches.at;
import static dev.cuadra.onboarding.operation.Launches.run;
import static dev.cuadra.onboarding.operation.Launches.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Verdict;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChecklistGateTest {
    private static final Instant SEVEN = at("2026-03-02T07:00");
    private static final Instant NIGHT = at("2026-03-02T23:00");

    private static Verdict verdict(Checklist list, List<Reading> readings, Instant at) {
        Definition definition = Definition.of(
                "lists",
                "1",
                Map.of("launch", Launches.MONDAY),
                ChecklistGate.metrics(list),
                List.of(ChecklistGate.gate(list)),
                List.of());
        return Evaluation.of(definition, Inputs.of(at, Launches.SANTIAGO, readings))
                .gate("checklist-" + list.id())
                .verdict();
    }

    private static ChecklistRun ticked(ChecklistRun run, String item, Instant at) {
        return taken(run.say(ChecklistAct.tick(item, at, "marta", "support-manager"), at));
    }

    @Test
    @Tag("OPS-2")
    void aListPassesWhenAllOfItIsAttestedAndWhatDoesNotApplyIsLeftOut() {
        ChecklistRun run = run("launch-schedule");
        Checklist list = run.checklist();
        assertThat(verdict(list, ChecklistReadings.of(run, "r"), NIGHT)).isEqualTo(Verdict.INCONCLUSIVE);

        ChecklistRun three = ticked(ticked(ticked(run, "LL-034", SEVEN), "LL-035", SEVEN), "LL-036", SEVEN);
        assertThat(verdict(list, ChecklistReadings.of(three, "r"), NIGHT)).isEqualTo(Verdict.INCONCLUSIVE);
        ChecklistRun left = taken(
                three.say(ChecklistAct.leaveOut("LL-037", NIGHT, "marta", "support-manager", "held tomorrow"), NIGHT));
        assertThat(verdict(list, ChecklistReadings.of(left, "r"), NIGHT)).isEqualTo(Verdict.PASS);
        assertThat(verdict(list, ChecklistReadings.of(ticked(three, "LL-037", NIGHT), "r"), NIGHT))
                .isEqualTo(Verdict.PASS);
        // What is said at night is not known in the morning.
        assertThat(verdict(list, ChecklistReadings.of(left, "r"), SEVEN.plusSeconds(60)))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    @Tag("OPS-2")
    void whatIsTakenBackSaysNothingAnyMore() {
        ChecklistRun run = ticked(run("governance"), "LL-436", SEVEN, "project-manager");
        assertThat(verdict(run.checklist(), ChecklistReadings.of(run, "r"), NIGHT))
                .isEqualTo(Verdict.PASS);
        ChecklistRun back =
                taken(run.say(ChecklistAct.untick("LL-436", NIGHT, "pia", "project-manager", "another plan"), NIGHT));

        assertThat(verdict(back.checklist(), ChecklistReadings.of(back, "r"), NIGHT))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(back.checklist(), ChecklistReadings.of(back, "r"), NIGHT.minusSeconds(1)))
                .isEqualTo(Verdict.PASS);
        // Ticked again in the same instant: the last word counts.
        ChecklistRun again = ticked(back, "LL-436", NIGHT, "project-manager");
        assertThat(verdict(again.checklist(), ChecklistReadings.of(again, "r"), NIGHT))
                .isEqualTo(Verdict.PASS);
        assertThat(ChecklistReadings.of(again, "r")).hasSize(2);
    }

    private static ChecklistRun ticked(ChecklistRun run, String item, Instant at, String role) {
        return taken(run.say(ChecklistAct.tick(item, at, "pia", role), at));
    }

    @Test
    @Tag("OPS-2")
    void aReadingSaysWhoAttestedWhatUnderTheKeyOfItsMetric() {
        ChecklistRun run = taken(run("governance")
                .say(ChecklistAct.attest("LL-436", SEVEN, "pia", "project-manager", "minutes.pdf"), NIGHT));

        Reading reading = ChecklistReadings.of(run, "plan").get(0);
        assertThat(reading.metric()).isEqualTo("plan_review");
        assertThat(reading.id()).isEqualTo("plan/LL-436");
        assertThat(reading.eventTime()).isEqualTo(SEVEN);
        assertThat(reading.recordedAt()).isEqualTo(NIGHT);
        assertThat(reading.content())
                .isInstanceOfSatisfying(
                        Content.Answer.class,
                        answer -> assertThat(answer.by())
                                .get()
                                .extracting("who", "role", "evidence")
                                .containsExactly("pia", "project-manager", "minutes.pdf"));
        Reading forged = reading.saying(new Content.Answer(
                true,
                java.util.Optional.of(new dev.cuadra.onboarding.metric.Signature(
                        "ana", "tier1-support", "", java.util.Optional.empty()))));
        assertThat(verdict(run.checklist(), List.of(forged), NIGHT)).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
