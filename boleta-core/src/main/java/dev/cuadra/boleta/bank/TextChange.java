package dev.cuadra.boleta.bank;

import java.util.Objects;

/**
 * A text that a payment file has otherwise than it was given.
 *
 * @param reference the transfer it belongs to
 * @param field the field of the layout
 * @param before as it was given
 * @param after as it was written
 * @param cut whether its end is missing
 */
public record TextChange(String reference, String field, String before, String after, boolean cut) {
    public TextChange {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** Where it is: what it says is personal. */
    @Override
    public String toString() {
        return "TextChange[" + reference + ", " + field + (cut ? ", cut]" : "]");
    }
}
