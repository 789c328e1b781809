package dev.cuadra.tables;

import java.util.Objects;

/**
 * A cell as it stands.
 *
 * @param text its content; empty when it has none
 * @param span the columns that it covers, 1 or more; more than 1 only in HTML
 */
public record Cell(String text, int span) {
    public Cell {
        Objects.requireNonNull(text, "text");
        if (span < 1) {
            throw new IllegalArgumentException("Span below 1: " + span);
        }
    }

    /** How wide it is, and how long; not what it says, which may be personal. */
    @Override
    public String toString() {
        return "Cell[" + text.length() + " characters, span " + span + "]";
    }
}
