package dev.cuadra.onboarding.plan;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes a plan to a newer version of its template. What is finished, cancelled or not applicable stays so; finished work
 * that the newer version no longer has goes on counting as it did; open work that it no longer has is gone.
 *
 * @source PLAN-12
 */
final class Migration {
    private Migration() {}

    static PlanState apply(PlanState state, Template next, Instant at) {
        Map<String, TaskState> before = new LinkedHashMap<>(state.tasks());
        Map<String, String> renamed = new LinkedHashMap<>();
        Map<String, TaskState> tasks = new LinkedHashMap<>();
        next.tasks().forEach((key, task) -> {
            Optional<String> was = formerKey(task, before.keySet());
            was.filter(name -> !name.equals(key)).ifPresent(name -> renamed.put(name, key));
            tasks.put(key, was.map(before::remove).map(one -> one.as(task)).orElseGet(() -> TaskState.planned(task)));
        });
        before.forEach((key, task) -> {
            if (task.status() == TaskState.Status.DONE) {
                tasks.put(key, task);
            }
        });
        PlanState now = handedOver(state.withTasks(next, tasks));
        return now.withBlockers(blockers(state, tasks.keySet(), renamed, at));
    }

    static Optional<String> formerKey(PlanTask task, Set<String> known) {
        if (known.contains(task.key())) {
            return Optional.of(task.key());
        }
        return task.replaces().stream().filter(known::contains).findFirst();
    }

    /** A task that is new is answered for by who took over, where the task that hands over is done already. */
    private static PlanState handedOver(PlanState state) {
        PlanState now = state;
        for (Handover handover : state.template().handovers()) {
            boolean done = state.task(handover.task())
                    .filter(task -> task.status() == TaskState.Status.DONE)
                    .isPresent();
            for (TaskState task : state.tasks().values()) {
                if (done && task.status().open() && task.accountable().equals(handover.from())) {
                    now = now.withTask(task.answeredBy(handover.to()));
                }
            }
        }
        return now;
    }

    private static Map<String, Blocker> blockers(
            PlanState state, Set<String> tasks, Map<String, String> renamed, Instant at) {
        return state.blockers().values().stream()
                .map(blocker -> {
                    String task = renamed.getOrDefault(blocker.task(), blocker.task());
                    Blocker moved = new Blocker(blocker.name(), task, blocker.why(), blocker.open());
                    return moved.isOpen() && !tasks.contains(task) ? moved.closed(at) : moved;
                })
                .collect(Collectors.toMap(Blocker::name, blocker -> blocker, (one, other) -> one, LinkedHashMap::new));
    }
}
