package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.Tender;
import java.time.LocalDate;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * A refund as it stands.
 *
 * @param payment the payment it goes back to, or empty for a compensation
 * @param tender what it goes back to
 * @param by the last day, if there is one
 * @source REF-04
 */
public record Refund(
        String id, String payment, Tender tender, MonetaryAmount amount, Optional<LocalDate> by, Standing standing) {
    /** Where a refund stands. */
    public enum Standing {
        APPROVED,
        SENT,
        SETTLED
    }
}
