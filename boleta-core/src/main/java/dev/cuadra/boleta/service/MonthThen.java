package dev.cuadra.boleta.service;

import dev.cuadra.boleta.asof.MonthBooks;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A month as it was known.
 *
 * @param books what the books said
 * @param form29 the return computed from them
 * @param closed code to value as the last close by then stored it; empty when the month was not closed. Books that
 *     changed after the close give another return than it did
 * @source ASOF-1
 */
public record MonthThen(MonthBooks books, Form29 form29, Optional<Map<F29Code, BigDecimal>> closed) {
    public MonthThen {
        Objects.requireNonNull(books, "books");
        Objects.requireNonNull(form29, "form29");
        closed = closed.map(Map::copyOf);
    }

    /** The month and the instant. */
    @Override
    public String toString() {
        return "MonthThen[" + books.period() + ", " + books.at() + "]";
    }
}
