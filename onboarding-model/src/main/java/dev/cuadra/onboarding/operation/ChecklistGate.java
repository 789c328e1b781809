package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Evidence;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Window;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A list as a gate: all of its items, each attested by somebody who may. What does not apply is left out. Stateless,
 * safe for many threads.
 *
 * @source OPS-2, GATE-17
 */
public final class ChecklistGate {
    private ChecklistGate() {}

    /** The metrics of the items. */
    public static List<Metric> metrics(Checklist list) {
        Set<String> keys = new LinkedHashSet<>();
        list.items().forEach(item -> keys.add(item.metric()));
        return keys.stream()
                .map(key -> Metric.of(key, "bool", MetricKind.BOOLEAN))
                .toList();
    }

    /** The condition that all items are done. */
    public static Condition condition(Checklist list) {
        return new Condition.All(
                list.id(), list.items().stream().map(ChecklistGate::check).toList());
    }

    /** A gate with that one condition, which must be met. */
    public static Gate gate(Checklist list) {
        return Gate.of("checklist-" + list.id(), Member.must(condition(list)));
    }

    private static Condition check(ChecklistItem item) {
        // A recovery proves what it proves in its own name.
        Set<String> roles = item.proof().isPresent() ? Set.of() : new TreeSet<>(item.roles());
        return new Check(
                item.id(),
                item.metric(),
                "bool",
                new Question.IsTrue(roles),
                Reading.GLOBAL,
                Window.any(),
                0,
                Evidence.POINT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
