package dev.cuadra.tables;

import java.util.List;

/**
 * Writes rows. A cell is a {@link String}, {@link Integer}, {@link Long}, {@link java.math.BigDecimal},
 * {@link java.time.LocalDate} or {@link Boolean}; text never becomes a formula. For one thread.
 *
 * <p>Nothing is promised about what was written before {@link #close()} has returned. Closing closes the stream beneath.
 */
public interface TableWriter extends AutoCloseable {
    /**
     * Writes one row.
     *
     * @throws IllegalArgumentException for a cell of another type, or beyond what the format can hold
     * @throws IllegalStateException after closing
     * @throws java.io.UncheckedIOException when the medium fails
     */
    void row(List<?> cells);

    /** Writes one row; see {@link #row(List)}. */
    default void row(Object... cells) {
        row(List.of(cells));
    }

    /**
     * Finishes the table and closes the stream. Harmless when repeated.
     *
     * @throws java.io.UncheckedIOException when the medium fails
     */
    @Override
    void close();
}
