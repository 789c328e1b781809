package dev.cuadra.tables.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** The values that a cell can be written from. */
final class CellValues {
    private static final int MOST_DIGITS = 400;

    private CellValues() {}

    /** The text of a value that is not text itself. */
    static String text(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof LocalDate) {
            return value.toString();
        }
        if (value instanceof BigDecimal number) {
            if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
                throw new IllegalArgumentException("A number of more than " + MOST_DIGITS + " digits");
            }
            return number.toPlainString();
        }
        if (value instanceof Boolean truth) {
            return truth.toString().toUpperCase(Locale.ROOT);
        }
        throw new IllegalArgumentException("Not a cell: " + value.getClass().getName());
    }
}
