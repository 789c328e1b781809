package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Gathers what happens, in any order. For one thread. */
final class Story {
    private final LaunchDays days;
    private final List<Step> told = new ArrayList<>();

    Story(LaunchDays days) {
        this.days = days;
    }

    LaunchDays days() {
        return days;
    }

    static ObjectNode what() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode texts(Collection<String> all) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.forEach(list::add);
        return list;
    }

    /** Something that happens; what would happen after the last day does not. */
    void tell(Instant at, String kind, ObjectNode what) {
        if (at.isBefore(days.start(days.days() + 1))) {
            told.add(new Step(0, at, kind, what));
        }
    }

    /** All of it by time; what happens at one instant in the order in which it was told. */
    List<Step> steps() {
        List<Step> sorted = told.stream().sorted(Comparator.comparing(Step::at)).toList();
        List<Step> numbered = new ArrayList<>();
        for (Step step : sorted) {
            numbered.add(new Step(numbered.size() + 1, step.at(), step.kind(), step.what()));
        }
        return numbered;
    }
}
