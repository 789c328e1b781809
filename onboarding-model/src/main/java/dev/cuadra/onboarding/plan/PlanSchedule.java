package dev.cuadra.onboarding.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When the tasks of a plan happen: as planned when it was made, and as it looks now.
 *
 * @param planned by the template alone
 * @param forecast by what has happened, what was moved, and the day
 * @param slip how much later the forecast ends than what was planned
 * @source PLAN-2, PLAN-3
 */
public record PlanSchedule(Schedule planned, Schedule forecast, Slip slip) {
    public PlanSchedule {
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(forecast, "forecast");
        Objects.requireNonNull(slip, "slip");
    }

    /** The schedule of a plan whose state at {@code at} is {@code state}. */
    public static PlanSchedule of(Plan plan, PlanState state, Instant at) {
        LocalDate start = state.template().days().first(plan.kickoff());
        List<Activity> asPlanned = state.template().tasks().values().stream()
                .map(task -> activity(TaskState.planned(task), task.after(), plan))
                .toList();
        Map<String, TaskState> tasks = state.tasks();
        List<Activity> now = state.live()
                .map(task -> activity(task, needs(task.task(), tasks), plan))
                .toList();
        Schedule planned = Schedule.of(asPlanned, start, plan.calendar());
        Schedule forecast = Schedule.asOf(now, start, plan.calendar(), plan.today(at));
        return new PlanSchedule(planned, forecast, forecast.slipFrom(planned, plan.calendar()));
    }

    private static Activity activity(TaskState state, Set<String> after, Plan plan) {
        PlanTask task = state.task();
        LocalDate window = task.days().first(plan.kickoff());
        // A task that was moved to a day may begin so that it ends then.
        LocalDate notBefore = state.moved()
                .map(day -> plan.calendar().plus(plan.calendar().until(day), 1 - task.duration()))
                .orElse(window);
        return new Activity(
                task.key(), task.duration(), after, Optional.of(notBefore), state.started(), state.finished());
    }

    /** What is not done any more is passed over: its own predecessors count in its place. */
    static Set<String> needs(PlanTask task, Map<String, TaskState> tasks) {
        Set<String> needs = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> look = new ArrayDeque<>(task.after());
        while (!look.isEmpty()) {
            String key = look.pop();
            TaskState before = tasks.get(key);
            if (before == null || !seen.add(key)) {
                continue;
            }
            if (before.status().live()) {
                needs.add(key);
            } else {
                look.addAll(before.task().after());
            }
        }
        return needs;
    }
}
