package dev.cuadra.onboarding.plan;

import dev.cuadra.spi.problem.Text;
import java.util.Objects;

/**
 * Something that has to be at hand for a task, such as training material.
 *
 * @param key its name, which is also the key of the metric that says how many exist
 * @param title its name for people
 * @param role who provides it
 * @param task the task that needs it
 */
public record PlanDocument(String key, Text title, String role, String task) {
    public PlanDocument {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(task, "task");
    }
}
