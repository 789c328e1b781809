package dev.cuadra.boleta.form29;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The time from a due date to a later payment.
 *
 * @param due the last day on time
 * @param paidOn the day of payment, after it
 */
record Delay(LocalDate due, LocalDate paidOn) {
    Delay {
        if (!paidOn.isAfter(due)) {
            throw new IllegalArgumentException("Not late: due " + due + ", paid on " + paidOn);
        }
    }

    /** Days of delay; the day of payment counts, the due date does not. */
    long days() {
        return ChronoUnit.DAYS.between(due, paidOn);
    }

    /**
     * Calendar months that the delay touches. What is due on the last day of a month is late from the next month on,
     * as the notes to the tables of the SII say.
     */
    long months() {
        return ChronoUnit.MONTHS.between(YearMonth.from(due.plusDays(1)), YearMonth.from(paidOn)) + 1;
    }
}
