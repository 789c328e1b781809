package dev.cuadra.onboarding.message;

import java.util.Objects;
import java.util.Optional;

/**
 * A line of a block.
 *
 * @param when what it depends on
 * @param label what a fact or a link is called; empty elsewhere
 * @param text the line
 */
public record Line(Optional<Condition> when, Phrase label, Phrase text) {
    public Line {
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
    }
}
