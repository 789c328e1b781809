package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.Texts;
import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.onboarding.plan.Activity;
import dev.cuadra.onboarding.plan.Schedule;
import dev.cuadra.onboarding.plan.Slip;
import dev.cuadra.onboarding.plan.Slot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The critical path and what delays do to it. */
final class PlanOperations {
    private static final int MOST_DAYS = 10_000;

    private PlanOperations() {}

    static void schedule(Input input, ObjectNode answer, Locale locale) {
        List<Activity> work = new ArrayList<>();
        for (Input task : input.objects("tasks")) {
            work.add(activity(task));
        }
        LocalDate start = input.date("start");
        WorkingDays calendar = calendar(input.objectOrEmpty("calendar"));
        Optional<LocalDate> today = input.optionalDate("today");
        input.end();
        List<Activity> asPlanned = work.stream().map(Activity::planned).toList();
        Schedule planned = Schedule.of(asPlanned, start, calendar);
        Schedule now = today.map(date -> Schedule.asOf(work, start, calendar, date))
                .orElseGet(() -> Schedule.of(work, start, calendar));
        write(answer, work, planned, now);
        Slip slip = now.slipFrom(planned, calendar);
        answer.putObject("slip").put("workingDays", slip.workingDays()).put("calendarDays", slip.calendarDays());
    }

    private static Activity activity(Input task) {
        String id = task.text("id");
        if (id.isBlank()) {
            throw task.kind("id", Texts.KIND_TEXT);
        }
        int days = task.whole("days", 1, MOST_DAYS);
        Set<String> after = new HashSet<>(task.texts("after"));
        Optional<LocalDate> began = task.optionalDate("actualStart");
        Optional<LocalDate> ended = task.optionalDate("actualFinish");
        Optional<LocalDate> notBefore = task.optionalDate("notBefore");
        task.end();
        if (began.isPresent() && ended.filter(began.get()::isAfter).isPresent()) {
            throw task.problem("INPUT_DATE_ORDER", "actualFinish", Map.of("date", ended.get(), "first", began.get()));
        }
        return new Activity(id, days, after, notBefore, began, ended);
    }

    private static WorkingDays calendar(Input calendar) {
        Set<DayOfWeek> weekend = calendar.optional("weekend").isPresent()
                ? calendar.words("weekend", DayOfWeek.class)
                : EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        List<LocalDate> holidays = calendar.dates("holidays");
        calendar.end();
        if (weekend.size() == 7) {
            throw calendar.kind("weekend", Texts.KIND_WEEKEND);
        }
        return new WorkingDays(weekend, new TreeSet<>(holidays));
    }

    private static void write(ObjectNode answer, List<Activity> work, Schedule planned, Schedule now) {
        ArrayNode tasks = answer.putArray("tasks");
        for (Activity activity : work) {
            Slot slot = now.slot(activity.id()).orElseThrow();
            Slot before = planned.slot(activity.id()).orElseThrow();
            tasks.addObject()
                    .put("id", slot.id())
                    .put("start", slot.start().toString())
                    .put("finish", slot.finish().toString())
                    .put("float", slot.totalFloat())
                    .put("freeFloat", slot.freeFloat())
                    .put("plannedStart", before.start().toString())
                    .put("plannedFinish", before.finish().toString());
        }
        answer.put("finish", now.finish().toString());
        answer.put("plannedFinish", planned.finish().toString());
        ArrayNode path = answer.putArray("criticalPath");
        now.criticalPath().forEach(path::add);
    }
}
