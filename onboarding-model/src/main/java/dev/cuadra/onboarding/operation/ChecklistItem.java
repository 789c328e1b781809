package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that is to be done, or to be talked about.
 *
 * @param id identifies it in its list
 * @param metric the key under which gates ask for it
 * @param title what it is
 * @param role whose it is
 * @param roles who may say that it is done: the role itself and, where it is a team, its members
 * @param due until when
 * @param value what the plan states for it, such as minutes or a time
 * @param evidence whether it is done only with evidence: a deliverable
 * @param proof the fact of a recovery that alone proves it
 * @param after what has to be done before
 * @param words what the plan calls it
 */
public record ChecklistItem(
        String id,
        String metric,
        Text title,
        String role,
        Set<String> roles,
        Due due,
        Optional<String> value,
        boolean evidence,
        Optional<RecoveryFact> proof,
        List<String> after,
        PlanWords words) {
    public ChecklistItem {
        if (id.isBlank() || id.length() > 80 || metric.isBlank() || role.isBlank()) {
            throw Refused.because("ID", Map.of("text", id));
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(words, "words");
        Set<String> sorted = new TreeSet<>(roles);
        sorted.add(role);
        roles = java.util.Collections.unmodifiableSet(sorted);
        after = List.copyOf(after);
    }
}
