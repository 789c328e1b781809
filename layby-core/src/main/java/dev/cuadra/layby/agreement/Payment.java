package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.Tender;
import java.time.LocalDate;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * A payment as it stands.
 *
 * @param id its id
 * @param receipt the number of its receipt
 * @param amount what was taken
 * @param tender what with
 * @param effectiveOn the day it takes effect
 * @param standing whether it counts
 * @param reversed how much of it was taken back
 * @param refunded how much of it goes or went back as a refund
 */
public record Payment(
        String id,
        String receipt,
        MonetaryAmount amount,
        Tender tender,
        LocalDate effectiveOn,
        Standing standing,
        MonetaryAmount reversed,
        MonetaryAmount refunded,
        Optional<LaybyCommand.Foreign> foreign) {
    /** Whether a payment counts. */
    public enum Standing {
        PENDING,
        CLEARED,
        BOUNCED
    }

    /** What is left of it. */
    public MonetaryAmount left() {
        return standing == Standing.CLEARED ? amount.subtract(reversed).subtract(refunded) : amount.subtract(amount);
    }
}
