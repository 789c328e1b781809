package dev.cuadra.boleta.bank;

import dev.cuadra.spi.problem.Confidence;
import java.util.List;
import java.util.Optional;

/** What a layout writes for a kind of account, at the bank of the layout or at another. */
record LayoutTable(String name, List<Row> rows) {
    /** Which banks a row is for. */
    enum To {
        /** The bank of the layout. */
        SAME,
        /** Any other. */
        OTHER,
        /** Both. */
        ANY
    }

    record Row(AccountKind kind, To to, String value, Confidence confidence) {}

    LayoutTable {
        rows = List.copyOf(rows);
    }

    Optional<Row> find(AccountKind kind, boolean same) {
        return rows.stream()
                .filter(row -> row.kind() == kind && (row.to() == To.ANY || (row.to() == To.SAME) == same))
                .findFirst();
    }
}
