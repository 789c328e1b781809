package dev.cuadra.boleta.form29;

import dev.cuadra.spi.problem.Confidence;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The fine on withheld tax that is handed over late, in hundredths of one per cent of what is owed.
 *
 * @param first from the first day of delay on
 * @param monthly added for each further month or fraction
 * @param cap never more than this
 * @param growth how well it is established when {@code monthly} begins
 * @source LATE-5
 */
public record LateFine(int first, int monthly, int cap, Confidence growth) {
    public LateFine {
        Objects.requireNonNull(growth, "growth");
        if (first < 0 || monthly < 0 || cap < first || cap > 10_000) {
            throw new IllegalArgumentException("Not a fine: " + first + " + " + monthly + ", at most " + cap);
        }
    }

    /** Per cent of what is owed, for a delay that touches so many calendar months, the first included. */
    BigDecimal percentFor(long months) {
        return BigDecimal.valueOf(Math.min(cap, first + monthly * (months - 1)), 2);
    }
}
