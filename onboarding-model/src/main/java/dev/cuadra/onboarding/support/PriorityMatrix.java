package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which conditions make a ticket how urgent. The most severe one that holds decides. A workaround lowers P2 to P3, and
 * nothing else; it does not where data may be wrong or payments are blocked. Immutable, safe for many threads.
 *
 * @source SUP-01, SUP-02
 */
public final class PriorityMatrix {
    /** The condition that there is a workaround. */
    public static final String WORKAROUND = "workaround-exists";

    private final Map<String, Condition> conditions = new LinkedHashMap<>();

    /** A matrix of these conditions, each key once. */
    public PriorityMatrix(Collection<Condition> conditions) {
        for (Condition condition : conditions) {
            if (this.conditions.put(condition.key(), condition) != null) {
                throw Refused.because("TWICE", Map.of("name", condition.key()));
            }
        }
    }

    /** The matrix of the launch plan. */
    public static PriorityMatrix shipped() {
        return Shipped.MATRIX;
    }

    /** All conditions, in their order. */
    public List<Condition> conditions() {
        return List.copyOf(conditions.values());
    }

    /** The condition of that name, or empty. */
    public Optional<Condition> condition(String key) {
        return Optional.ofNullable(conditions.get(key));
    }

    /**
     * Decides the priority.
     *
     * @param holding the conditions that hold, at least one
     * @param marks what must not be taken lightly, besides what the conditions say
     * @throws IllegalArgumentException for a condition that the matrix does not have, or none at all
     */
    public Explained classify(Collection<String> holding, Collection<Protection> marks) {
        List<Condition> all = holding.stream()
                .distinct()
                .map(key -> condition(key).orElseThrow(() -> new IllegalArgumentException("No condition: " + key)))
                .toList();
        Condition worst = all.stream()
                .min(Comparator.comparing(Condition::priority).thenComparing(Condition::key))
                .orElseThrow(() -> new IllegalArgumentException("Without a condition there is no priority"));
        Set<Protection> guarded = new TreeSet<>(marks);
        all.forEach(condition -> condition.protects().ifPresent(guarded::add));
        boolean lowered = worst.priority() == Priority.P2 && holding.contains(WORKAROUND) && guarded.isEmpty();
        Priority priority = lowered ? Priority.P3 : worst.priority();
        return new Explained(new Classification(priority, Set.copyOf(holding), guarded), worst, lowered);
    }

    /**
     * A condition.
     *
     * @param row its row in the catalogue; empty where the host added it
     * @param key its name
     * @param priority how urgent it makes a ticket
     * @param protects what a workaround does not make less urgent
     * @param text what it says
     */
    public record Condition(String row, String key, Priority priority, Optional<Protection> protects, Text text) {
        public Condition {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(priority, "priority");
            Objects.requireNonNull(protects, "protects");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A priority and why.
     *
     * @param classification the outcome
     * @param decisive the most severe condition
     * @param lowered whether a workaround lowered it
     */
    public record Explained(Classification classification, Condition decisive, boolean lowered) {
        /** The reason as a sentence. */
        public Text sentence() {
            return Texts.BOOK.text(
                    lowered ? "support.priority.lowered" : "support.priority.decided",
                    Map.of("priority", classification.priority(), "condition", decisive.text()));
        }
    }
}
