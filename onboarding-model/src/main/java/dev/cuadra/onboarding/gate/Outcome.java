package dev.cuadra.onboarding.gate;

import java.util.List;

/**
 * What a condition comes to. {@link #UNKNOWN} is no soft pass: it neither promotes nor rolls back.
 *
 * @source GATE-17
 */
public enum Outcome {
    /** It holds in every admissible world. */
    MET,
    /** It holds in none. */
    NOT_MET,
    /** It holds in some. */
    UNKNOWN;

    /** The outcome of a plain truth. */
    public static Outcome of(boolean holds) {
        return holds ? MET : NOT_MET;
    }

    /** The opposite; unknown stays unknown. */
    public Outcome negated() {
        return switch (this) {
            case MET -> NOT_MET;
            case NOT_MET -> MET;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** All of them; of nothing, unknown. */
    public static Outcome all(List<Outcome> parts) {
        return atLeast(parts.size(), parts);
    }

    /** Any of them; of nothing, unknown. */
    public static Outcome any(List<Outcome> parts) {
        return atLeast(1, parts);
    }

    /**
     * At least {@code many} of them: met once so many are, not met once more than the others are not. Of nothing, unknown.
     */
    public static Outcome atLeast(int many, List<Outcome> parts) {
        if (parts.isEmpty()) {
            return UNKNOWN;
        }
        long met = parts.stream().filter(part -> part == MET).count();
        long not = parts.stream().filter(part -> part == NOT_MET).count();
        if (met >= many) {
            return MET;
        }
        return not > parts.size() - many ? NOT_MET : UNKNOWN;
    }
}
