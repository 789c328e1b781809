package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of the body of a template.
 *
 * @param kind what it is
 * @param when what it depends on
 * @param lines its lines, at least one; one alone for a paragraph and a link
 */
public record Block(Kind kind, Optional<Condition> when, List<Line> lines) {
    /** What a block is. */
    public enum Kind {
        /** A paragraph. */
        PARAGRAPH,
        /** A list without order; a line that is one marker of a list has an item for each of its lines. */
        LIST,
        /** A numbered list. */
        STEPS,
        /** Facts with their labels. */
        FACTS,
        /** A link on a line of its own. */
        LINK,
        /** Who signs. */
        SIGNATURE
    }

    public Block {
        Objects.requireNonNull(when, "when");
        lines = List.copyOf(lines);
        boolean single = kind == Kind.PARAGRAPH || kind == Kind.LINK;
        if (lines.isEmpty() || (single && lines.size() != 1)) {
            throw Refused.because("LINES", Map.of("count", lines.size()));
        }
    }
}
