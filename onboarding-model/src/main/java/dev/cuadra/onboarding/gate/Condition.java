package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Refused;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something that is met, not met or unknown.
 *
 * @source GATE-17
 */
public sealed interface Condition permits Check, Condition.All, Condition.Any, Condition.AtLeast, Condition.Not {
    /** Identifies it in its definition. */
    String id();

    /** Every check inside, itself included. */
    Stream<Check> checks();

    /** The same, where every check of the scope {@link Check#EACH} is asked of {@code scope} instead. */
    Condition asked(String scope);

    /**
     * All of its parts.
     *
     * @param id identifies it
     * @param parts the parts, one at least
     */
    record All(String id, List<Condition> parts) implements Condition {
        public All {
            parts = Parts.of(id, parts);
        }

        @Override
        public Condition asked(String scope) {
            return new All(id, Parts.asked(parts, scope));
        }

        @Override
        public Stream<Check> checks() {
            return parts.stream().flatMap(Condition::checks);
        }
    }

    /**
     * Any of its parts.
     *
     * @param id identifies it
     * @param parts the parts, one at least
     */
    record Any(String id, List<Condition> parts) implements Condition {
        public Any {
            parts = Parts.of(id, parts);
        }

        @Override
        public Condition asked(String scope) {
            return new Any(id, Parts.asked(parts, scope));
        }

        @Override
        public Stream<Check> checks() {
            return parts.stream().flatMap(Condition::checks);
        }
    }

    /**
     * So many of its parts.
     *
     * @param id identifies it
     * @param many how many, from 1 to all
     * @param parts the parts, one at least
     */
    record AtLeast(String id, int many, List<Condition> parts) implements Condition {
        public AtLeast {
            parts = Parts.of(id, parts);
            if (many < 1 || many > parts.size()) {
                throw Refused.because("AT_LEAST_OF", Map.of("many", many, "of", parts.size()));
            }
        }

        @Override
        public Condition asked(String scope) {
            return new AtLeast(id, many, Parts.asked(parts, scope));
        }

        @Override
        public Stream<Check> checks() {
            return parts.stream().flatMap(Condition::checks);
        }
    }

    /**
     * The opposite of its part.
     *
     * @param id identifies it
     * @param part the part
     */
    record Not(String id, Condition part) implements Condition {
        public Not {
            Parts.checkId(id);
        }

        @Override
        public Condition asked(String scope) {
            return new Not(id, part.asked(scope));
        }

        @Override
        public Stream<Check> checks() {
            return part.checks();
        }
    }

    /** What parts have to be. */
    final class Parts {
        private Parts() {}

        static List<Condition> asked(List<Condition> parts, String scope) {
            return parts.stream().map(part -> part.asked(scope)).toList();
        }

        static List<Condition> of(String id, List<Condition> parts) {
            checkId(id);
            if (parts.isEmpty()) {
                throw Refused.because("NO_PARTS", Map.of("id", id));
            }
            return List.copyOf(parts);
        }

        static void checkId(String id) {
            if (id.isBlank() || id.length() > 80 || id.chars().anyMatch(Character::isISOControl)) {
                throw Refused.because("ID", Map.of("text", id));
            }
        }
    }
}
