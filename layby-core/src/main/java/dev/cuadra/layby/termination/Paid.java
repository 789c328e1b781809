package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.time.LocalDate;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * What is left of a payment, after reversals and refunds.
 *
 * @param id the payment's id, or empty where none is known
 * @param tender what it was paid with
 * @param amount above nothing
 * @param on the day it took effect
 */
public record Paid(String id, Tender tender, MonetaryAmount amount, LocalDate on) {
    public Paid {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(on, "on");
        amount = MinorUnits.exact(amount);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Not a payment: " + amount);
        }
    }
}
