package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.receipt.Boleta;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of a boleta when it is to be paid.
 *
 * @param key the host's key of it
 * @param boleta the boleta in the books, if it is there
 * @param decided whether a person decided about what was kept back of it
 * @param paid what of it was paid and not returned
 * @param payee who is paid, if registered
 * @param marks what the host knows besides
 * @param otherBatch whether another batch is paying it
 */
public record LineFacts(
        String key,
        Optional<Boleta> boleta,
        boolean decided,
        PaidPart paid,
        Optional<Payee> payee,
        Set<PayMark> marks,
        boolean otherBatch) {
    public LineFacts {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(boleta, "boleta");
        Objects.requireNonNull(paid, "paid");
        Objects.requireNonNull(payee, "payee");
        marks = Set.copyOf(marks);
    }

    /** What is left to pay; empty when more was paid than the boleta is worth now, or it is gone. */
    public Optional<PaidPart> left() {
        return boleta.map(PaidPart::of).filter(whole -> whole.contains(paid)).map(whole -> whole.minus(paid));
    }

    /** The key alone: the rest is personal and stays out of logs. */
    @Override
    public String toString() {
        return "LineFacts[" + key + "]";
    }
}
