package dev.cuadra.boleta.bank;

import java.util.List;
import java.util.Optional;

/**
 * A kind of line.
 *
 * @param when written only where this has a value
 */
record LayoutRecord(String id, Per per, Optional<Expression> when, List<LayoutField> fields) {
    /** How often a kind of line is written. */
    enum Per {
        /** Once, at the beginning. */
        HEADER,
        /** Once for each transfer. */
        TRANSFER,
        /** Once, at the end. */
        TRAILER
    }

    LayoutRecord {
        fields = List.copyOf(fields);
    }

    boolean writtenFor(LineContext line) {
        return when.map(asked -> !asked.value().apply(line).isEmpty()).orElse(true);
    }
}
