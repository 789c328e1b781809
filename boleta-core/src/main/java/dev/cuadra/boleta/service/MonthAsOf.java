package dev.cuadra.boleta.service;

import dev.cuadra.boleta.asof.MonthDifference;
import dev.cuadra.boleta.rut.Rut;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;

/**
 * A month as it was known at two instants.
 *
 * @param payer the company
 * @param period the month
 * @param at the first instant
 * @param and the second one
 * @param then what was known at the first; empty when nothing was known of the company yet
 * @param now what was known at the second
 * @param difference in what the second differs from the first; nothing known counts as books without boletas
 * @param filing the last return recorded until the second instant
 * @source ASOF-1, ASOF-2, ASOF-4
 */
public record MonthAsOf(
        Rut payer,
        YearMonth period,
        Instant at,
        Instant and,
        Optional<MonthThen> then,
        Optional<MonthThen> now,
        MonthDifference difference,
        Optional<FilingThen> filing) {
    public MonthAsOf {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(and, "and");
        Objects.requireNonNull(then, "then");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(filing, "filing");
    }

    /** Whether a person must look: a return was filed otherwise than the books stood on the day. Differences are none. */
    public boolean findings() {
        return filing.filter(filed -> !filed.differing().isEmpty()).isPresent();
    }

    /** Whose month. */
    @Override
    public String toString() {
        return "MonthAsOf[" + payer.masked() + ", " + period + ", " + at + ", " + and + "]";
    }
}
