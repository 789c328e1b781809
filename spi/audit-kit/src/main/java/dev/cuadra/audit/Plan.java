package dev.cuadra.audit;

import dev.cuadra.layby.schedule.ScheduleTerms;
import java.time.LocalDate;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * A balance that is to be paid by instalments.
 *
 * @param balance what is left after the deposit
 * @param agreedOn the day of the agreement
 * @param terms how it is paid
 */
public record Plan(MonetaryAmount balance, LocalDate agreedOn, ScheduleTerms terms) {
    public Plan {
        Objects.requireNonNull(balance, "balance");
        Objects.requireNonNull(agreedOn, "agreedOn");
        Objects.requireNonNull(terms, "terms");
    }
}
