package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.onboarding.plan.Blocker;
import dev.cuadra.onboarding.plan.EarlyWarning;
import dev.cuadra.onboarding.plan.PlanPhase;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.Slot;
import dev.cuadra.onboarding.plan.TaskState;
import java.math.RoundingMode;
import java.util.Locale;

/** How a plan stands, as JSON. */
final class OnboardingJson {
    private static final int DECIMALS = 2;

    private final PlanStatus status;
    private final Locale locale;

    private OnboardingJson(PlanStatus status, Locale locale) {
        this.status = status;
        this.locale = locale;
    }

    static ObjectNode write(PlanStatus status, Locale locale) {
        return new OnboardingJson(status, locale).answer();
    }

    private ObjectNode answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("customer", status.plan().customer());
        answer.put("template", status.state().template().id());
        answer.put("version", status.state().template().version());
        answer.put("at", status.at().toString());
        answer.put("day", status.day());
        answer.put("phase", status.phase().map(PlanPhase::key).orElse(null));
        answer.put(
                "progress",
                status.progress()
                        .percent(DECIMALS)
                        .map(percent -> percent.toPlainString())
                        .orElse(null));
        answer.put("expected", status.expected().percent(DECIMALS).toPlainString());
        answer.put("plannedFinish", status.schedule().planned().finish().toString());
        answer.put("finish", status.schedule().forecast().finish().toString());
        answer.putObject("slip")
                .put("workingDays", status.schedule().slip().workingDays())
                .put("calendarDays", status.schedule().slip().calendarDays());
        ArrayNode path = answer.putArray("criticalPath");
        status.schedule().forecast().criticalPath().forEach(path::add);
        tasks(answer.putArray("tasks"));
        milestones(answer.putArray("milestones"));
        ArrayNode blockers = answer.putArray("blockers");
        status.state().openBlockers().forEach(blocker -> blocker(blockers, blocker));
        ObjectNode next = answer.putObject("next");
        status.next().forEach((role, tasks) -> {
            ArrayNode keys = next.putArray(role);
            tasks.forEach(task -> keys.add(task.task().key()));
        });
        ArrayNode warnings = answer.putArray("warnings");
        status.warnings().forEach(warning -> warning(warnings, warning));
        handoff(answer.putObject("handoff"));
        ArrayNode refused = answer.putArray("refused");
        status.refused().forEach(problem -> refused.add(Form29Json.problem(problem, locale)));
        return answer;
    }

    private void tasks(ArrayNode tasks) {
        for (TaskState task : status.state().tasks().values()) {
            ObjectNode one = tasks.addObject();
            one.put("key", task.task().key());
            one.put("title", task.task().title().in(locale));
            one.put("status", task.status().name());
            one.put("accountable", task.accountable());
            one.put("due", task.due(status.plan().kickoff()).toString());
            status.schedule().forecast().slot(task.task().key()).ifPresent(slot -> slot(one, slot));
        }
    }

    private static void slot(ObjectNode task, Slot slot) {
        task.put("start", slot.start().toString());
        task.put("finish", slot.finish().toString());
        task.put("float", slot.totalFloat());
    }

    private void milestones(ArrayNode milestones) {
        status.milestones()
                .forEach(one -> milestones
                        .addObject()
                        .put("key", one.task().task().key())
                        .put("due", one.due().toString())
                        .put("expected", one.expected().toString())
                        .put("done", one.task().status() == TaskState.Status.DONE)
                        .put("slipDays", one.slipDays()));
    }

    private void blocker(ArrayNode blockers, Blocker blocker) {
        blockers.addObject()
                .put("name", blocker.name())
                .put("task", blocker.task())
                .put("why", blocker.why())
                .put(
                        "ageDays",
                        status.age(blocker)
                                .setScale(DECIMALS, RoundingMode.HALF_UP)
                                .toPlainString());
    }

    private void warning(ArrayNode warnings, EarlyWarning warning) {
        ObjectNode one = warnings.addObject();
        one.put("metric", warning.metric()).put("subject", warning.subject());
        one.setAll(Form29Json.problem(warning.problem(), locale));
        ArrayNode risks = one.putArray("risks");
        warning.risks().forEach(risks::add);
    }

    private void handoff(ObjectNode handoff) {
        handoff.put("outcome", status.handoff().outcome().name());
        ObjectNode criteria = handoff.putObject("criteria");
        status.handoff().criteria().forEach((key, outcome) -> criteria.put(key, outcome.name()));
        ArrayNode waived = handoff.putArray("waived");
        status.handoff().waived().forEach(waived::add);
    }
}
