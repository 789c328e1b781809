package dev.cuadra.spi.problem;

/** How well a fact of law is established; carried into every result that rests on it. */
public enum Confidence {
    /** An official text, or real data that agrees. */
    CERTAIN,
    /** One good source. */
    LIKELY,
    /** Not seen in any source that can be trusted: a person must check. */
    UNVERIFIED;

    /** Reads the lower-case word of the data files. */
    public static Confidence parse(String word) {
        for (Confidence confidence : values()) {
            if (confidence.name().toLowerCase(java.util.Locale.ROOT).equals(word)) {
                return confidence;
            }
        }
        throw new IllegalArgumentException("Not a confidence: '" + word + "'");
    }
}
