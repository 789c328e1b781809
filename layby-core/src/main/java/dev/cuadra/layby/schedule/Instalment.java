package dev.cuadra.layby.schedule;

import dev.cuadra.layby.money.MinorUnits;
import java.time.LocalDate;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * A part of a lay-by and the day it is due.
 *
 * @param number 0 is the deposit, 1 the first scheduled one
 * @param due the day, after any adjustment to working days
 * @param amount above nothing
 */
public record Instalment(int number, LocalDate due, MonetaryAmount amount) {
    public Instalment {
        Objects.requireNonNull(due, "due");
        amount = MinorUnits.exact(amount);
        if (number < 0 || !amount.isPositive()) {
            throw new IllegalArgumentException("Instalment " + number + " of " + amount);
        }
    }

    /**
     * The first day on which it is overdue if it is not paid: the day after the due date and the days of grace. Days
     * are those of the store's time zone.
     *
     * @param graceDays from 0
     * @source SCH-16
     */
    public LocalDate overdueFrom(int graceDays) {
        if (graceDays < 0) {
            throw new IllegalArgumentException("Days of grace below 0: " + graceDays);
        }
        return due.plusDays(graceDays).plusDays(1);
    }
}
