package dev.cuadra.layby.integrity;

import java.time.LocalDate;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * An instalment as a storage claims it. Nothing of it is proven: finding out is what the checks are for.
 *
 * @param number 0 is the deposit
 * @param due the day
 * @param amount what is due
 * @param allocated what of it is said to be paid
 */
public record StoredInstalment(int number, LocalDate due, MonetaryAmount amount, MonetaryAmount allocated) {
    public StoredInstalment {
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(allocated, "allocated");
    }
}
