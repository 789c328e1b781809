package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * What goes back to one payment.
 *
 * @param payment the payment's id, or empty where none is known
 * @param tender what it goes back to
 * @param amount above nothing
 * @source REF-01, REF-03
 */
public record RefundLine(String payment, Tender tender, MonetaryAmount amount) {
    public RefundLine {
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(tender, "tender");
        amount = MinorUnits.exact(amount);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Nothing goes back to " + tender);
        }
    }
}
