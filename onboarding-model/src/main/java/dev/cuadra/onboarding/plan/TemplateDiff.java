package dev.cuadra.onboarding.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a newer version of a template changes about tasks. Nobody has to take it over: a plan keeps the version it was
 * made from until somebody says otherwise.
 *
 * @param from the older version
 * @param to the newer version
 * @param added tasks that are new
 * @param removed tasks that are gone
 * @param renamed tasks with another key, older key to newer
 * @param changed what is different about other tasks: newer key to the names of members
 * @source PLAN-12
 */
public record TemplateDiff(
        int from,
        int to,
        List<String> added,
        List<String> removed,
        Map<String, String> renamed,
        Map<String, List<String>> changed) {
    public TemplateDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        renamed = Map.copyOf(renamed);
        changed = Map.copyOf(changed);
    }

    /** The difference between two versions of one template. */
    public static TemplateDiff between(Template older, Template newer) {
        if (!older.id().equals(newer.id())) {
            throw new IllegalArgumentException("Not one template: " + older + ", " + newer);
        }
        List<String> added = new ArrayList<>();
        Map<String, String> renamed = new LinkedHashMap<>();
        Map<String, List<String>> changed = new LinkedHashMap<>();
        TreeSet<String> left = new TreeSet<>(older.tasks().keySet());
        newer.tasks().forEach((key, task) -> {
            Optional<String> was = Migration.formerKey(task, left);
            Optional<PlanTask> before = was.flatMap(older::task);
            if (before.isEmpty()) {
                added.add(key);
                return;
            }
            left.remove(before.get().key());
            if (!before.get().key().equals(key)) {
                renamed.put(before.get().key(), key);
            }
            List<String> members = members(before.get(), task);
            if (!members.isEmpty()) {
                changed.put(key, members);
            }
        });
        return new TemplateDiff(older.version(), newer.version(), added, List.copyOf(left), renamed, changed);
    }

    private static List<String> members(PlanTask one, PlanTask other) {
        List<String> different = new ArrayList<>();
        compare(different, "title", one.title(), other.title());
        compare(different, "phase", one.phase(), other.phase());
        compare(different, "days", one.days(), other.days());
        compare(different, "duration", one.duration(), other.duration());
        compare(different, "after", one.after(), other.after());
        compare(different, "accountable", one.accountable(), other.accountable());
        compare(different, "responsible", one.responsible(), other.responsible());
        compare(different, "weight", one.weight(), other.weight());
        compare(different, "milestone", one.milestone(), other.milestone());
        return different;
    }

    private static void compare(List<String> different, String name, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            different.add(name);
        }
    }
}
