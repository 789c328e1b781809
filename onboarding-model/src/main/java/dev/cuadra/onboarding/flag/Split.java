package dev.cuadra.onboarding.flag;

import dev.cuadra.onboarding.exposure.HashPosition;
import java.util.List;

/**
 * The variants that exposed customers get, by weight. Who was admitted keeps its variant when weights change.
 *
 * @param parts the variants, at least one of them with a weight above 0
 * @source FLAG-3
 */
public record Split(List<Part> parts) {
    /** Beside the salt, so that the choice of a variant says nothing of who is exposed early. */
    private static final String APART = "/variant";

    /**
     * A variant and its weight.
     *
     * @param variant its name
     * @param weight 0 to 1,000,000; its share is its part of the sum
     */
    public record Part(String variant, int weight) {
        public Part {
            if (variant.isBlank() || weight < 0 || weight > 1_000_000) {
                throw new IllegalArgumentException("No weight for a variant: " + variant + " " + weight);
            }
        }
    }

    public Split {
        parts = List.copyOf(parts);
        if (parts.size() > 100 || parts.stream().noneMatch(part -> part.weight() > 0)) {
            throw new IllegalArgumentException("Somebody has to get something: 1 to 100 parts, one with a weight");
        }
        if (parts.stream().map(Part::variant).distinct().count() != parts.size()) {
            throw new IllegalArgumentException("A variant stands twice");
        }
    }

    /** Everybody gets the same. */
    public static Split of(String variant) {
        return new Split(List.of(new Part(variant, 1)));
    }

    /** The variant for a customer who has none yet. */
    public String pick(String salt, String customer) {
        if (parts.size() == 1) {
            return parts.get(0).variant();
        }
        int total = parts.stream().mapToInt(Part::weight).sum();
        long left = HashPosition.of(salt + APART, customer).among(total);
        for (Part part : parts) {
            left -= part.weight();
            if (left < 0) {
                return part.variant();
            }
        }
        throw new IllegalStateException("A place beyond the sum of the weights");
    }
}
