package dev.cuadra.onboarding.plan;

import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Objects;

/**
 * What is ticked off together.
 *
 * @param key its name
 * @param title its name for people
 * @param groups its groups
 */
public record Checklist(String key, Text title, List<Group> groups) {
    /**
     * Items under one heading.
     *
     * @param title the heading
     * @param items keys of tasks or criteria
     */
    public record Group(Text title, List<String> items) {
        public Group {
            Objects.requireNonNull(title, "title");
            items = List.copyOf(items);
        }
    }

    public Checklist {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        groups = List.copyOf(groups);
    }

    /** The items of all groups. */
    public List<String> items() {
        return groups.stream().flatMap(group -> group.items().stream()).toList();
    }
}
