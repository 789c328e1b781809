package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.internal.Texts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Work in an order in which everything comes after what it needs. */
final class Network {
    private final Map<String, Set<String>> next;
    private final List<Activity> order;

    private Network(Map<String, Set<String>> next, List<Activity> order) {
        this.next = next;
        this.order = order;
    }

    static Network of(Collection<Activity> activities) {
        Map<String, Activity> work = new TreeMap<>();
        for (Activity activity : activities) {
            if (work.put(activity.id(), activity) != null) {
                throw Texts.problem("PLAN_DOUBLE", activity.id(), Map.of("name", activity.id()));
            }
        }
        Map<String, Set<String>> next = new HashMap<>();
        for (Activity activity : work.values()) {
            for (String before : activity.after()) {
                if (!work.containsKey(before)) {
                    throw Texts.problem(
                            "PLAN_REFERENCE", activity.id() + ".after", Map.of("name", before, "of", activity.id()));
                }
                next.computeIfAbsent(before, any -> new TreeSet<>()).add(activity.id());
            }
        }
        return new Network(next, ordered(work, next));
    }

    /** The same order whatever the order of the input: among those that may come next, by name. */
    private static List<Activity> ordered(Map<String, Activity> work, Map<String, Set<String>> next) {
        Map<String, Integer> waiting = new HashMap<>();
        PriorityQueue<String> ready = new PriorityQueue<>();
        work.forEach((id, activity) -> {
            waiting.put(id, activity.after().size());
            if (activity.after().isEmpty()) {
                ready.add(id);
            }
        });
        List<Activity> order = new ArrayList<>();
        for (String id = ready.poll(); id != null; id = ready.poll()) {
            order.add(one(work, id));
            waiting.remove(id);
            for (String later : next.getOrDefault(id, Set.of())) {
                if (waiting.merge(later, -1, Integer::sum) == 0) {
                    ready.add(later);
                }
            }
        }
        if (!waiting.isEmpty()) {
            String cycle = cycle(work, waiting.keySet());
            throw Texts.problem("PLAN_CYCLE", "after", Map.of("cycle", cycle));
        }
        return order;
    }

    /** Whoever still waits, waits for somebody who does: going back along that, somebody comes twice. */
    private static String cycle(Map<String, Activity> work, Set<String> waiting) {
        Deque<String> path = new ArrayDeque<>();
        String at = new TreeSet<>(waiting).first();
        while (!path.contains(at)) {
            path.addFirst(at);
            at = one(work, at).after().stream()
                    .filter(waiting::contains)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> circle = new ArrayList<>();
        circle.add(at);
        for (String step : path) {
            circle.add(step);
            if (step.equals(at)) {
                break;
            }
        }
        return turned(circle);
    }

    /** From the first name on, so that it is told in one way only. */
    private static String turned(List<String> circle) {
        List<String> once = new ArrayList<>(circle.subList(0, circle.size() - 1));
        int first = once.indexOf(new TreeSet<>(once).first());
        List<String> told = new ArrayList<>(once.subList(first, once.size()));
        told.addAll(once.subList(0, first));
        told.add(told.get(0));
        return String.join(" → ", told);
    }

    private static Activity one(Map<String, Activity> work, String id) {
        Activity activity = work.get(id);
        if (activity == null) {
            throw new IllegalArgumentException("No work called " + id);
        }
        return activity;
    }

    List<Activity> order() {
        return order;
    }

    Set<String> next(String id) {
        return next.getOrDefault(id, Set.of());
    }
}
