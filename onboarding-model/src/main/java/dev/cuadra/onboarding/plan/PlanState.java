package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.metric.Signature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a plan.
 *
 * @param template the version of the template that it follows now
 * @param tasks its tasks by their keys; those of earlier versions that were done stay
 * @param blockers what is or was in the way, by name
 * @param criteria what was said of criteria, by key
 * @param documents who said last that a document is at hand, by key
 * @param risks risks that occurred, by key, the last occurrence of each
 * @param milestones when each milestone was done, in the order in which that was said
 * @source PLAN-5
 */
public record PlanState(
        Template template,
        Map<String, TaskState> tasks,
        Map<String, Blocker> blockers,
        Map<String, Standing> criteria,
        Map<String, Signature> documents,
        Map<String, RaisedRisk> risks,
        List<String> milestones) {
    public PlanState {
        Objects.requireNonNull(template, "template");
        tasks = kept(tasks);
        blockers = kept(blockers);
        criteria = kept(criteria);
        documents = kept(documents);
        risks = kept(risks);
        milestones = List.copyOf(milestones);
    }

    private static <V> Map<String, V> kept(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** A plan of which nothing has happened. */
    static PlanState begun(Template template) {
        Map<String, TaskState> tasks = new LinkedHashMap<>();
        template.tasks().forEach((key, task) -> tasks.put(key, TaskState.planned(task)));
        return new PlanState(template, tasks, Map.of(), Map.of(), Map.of(), Map.of(), List.of());
    }

    /** The task of that key. */
    public Optional<TaskState> task(String key) {
        return Optional.ofNullable(tasks.get(key));
    }

    /** The blockers that are open. */
    public List<Blocker> openBlockers() {
        return blockers.values().stream().filter(Blocker::isOpen).toList();
    }

    /** The tasks that count as work of this plan. */
    Stream<TaskState> live() {
        return tasks.values().stream().filter(task -> task.status().live());
    }

    PlanState withTask(TaskState task) {
        Map<String, TaskState> more = new LinkedHashMap<>(tasks);
        more.put(task.task().key(), task);
        return new PlanState(template, more, blockers, criteria, documents, risks, milestones);
    }

    PlanState withTasks(Template now, Map<String, TaskState> other) {
        return new PlanState(now, other, blockers, criteria, documents, risks, milestones);
    }

    PlanState withBlocker(Blocker blocker) {
        Map<String, Blocker> more = new LinkedHashMap<>(blockers);
        more.put(blocker.name(), blocker);
        return new PlanState(template, tasks, more, criteria, documents, risks, milestones);
    }

    PlanState withBlockers(Map<String, Blocker> other) {
        return new PlanState(template, tasks, other, criteria, documents, risks, milestones);
    }

    PlanState withCriterion(String key, Standing standing) {
        Map<String, Standing> more = new LinkedHashMap<>(criteria);
        more.put(key, standing);
        return new PlanState(template, tasks, blockers, more, documents, risks, milestones);
    }

    PlanState withDocument(String key, Signature by) {
        Map<String, Signature> more = new LinkedHashMap<>(documents);
        more.put(key, by);
        return new PlanState(template, tasks, blockers, criteria, more, risks, milestones);
    }

    PlanState withRisk(RaisedRisk risk) {
        Map<String, RaisedRisk> more = new LinkedHashMap<>(risks);
        more.put(risk.risk().key(), risk);
        return new PlanState(template, tasks, blockers, criteria, documents, more, milestones);
    }

    PlanState withMilestone(String key) {
        return new PlanState(
                template,
                tasks,
                blockers,
                criteria,
                documents,
                risks,
                Stream.concat(milestones.stream(), Stream.of(key)).distinct().toList());
    }
}
