package dev.cuadra.boleta.form29;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * How interest for late payment is counted.
 *
 * @param counting by what it is counted
 * @param percent per cent for each of those
 * @param otherPercent what another source says, where sources conflict
 * @source LATE-2, LATE-3
 */
public record LateInterest(Counting counting, BigDecimal percent, Optional<BigDecimal> otherPercent) {
    /** By what interest is counted. */
    public enum Counting {
        /** By calendar months that the delay touches. */
        MONTH,
        /** By days of delay. */
        DAY
    }

    public LateInterest {
        Objects.requireNonNull(counting, "counting");
        Objects.requireNonNull(otherPercent, "otherPercent");
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.TEN) > 0) {
            throw new IllegalArgumentException("Interest out of range: " + percent);
        }
    }

    /** Interest for each day, for a host's own table. */
    public static LateInterest daily(BigDecimal percent) {
        return new LateInterest(Counting.DAY, percent, Optional.empty());
    }

    /** Interest for each month or fraction, for a host's own table. */
    public static LateInterest monthly(BigDecimal percent) {
        return new LateInterest(Counting.MONTH, percent, Optional.empty());
    }

    /** Per cent for the whole of a delay. */
    BigDecimal percentFor(Delay delay) {
        return percent.multiply(BigDecimal.valueOf(counting == Counting.MONTH ? delay.months() : delay.days()));
    }
}
