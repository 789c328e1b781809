package dev.cuadra.boleta.service;

import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A payment of a boleta, or the return of one; neither is changed once it is booked. Whom the money went to is sealed.
 *
 * @param payer the company
 * @param boleta the boleta
 * @param batch the batch
 * @param reference the line
 * @param paidOn the day of the payment, also of its return
 * @param returnedOn the day of the return; empty for a payment
 * @param part what was paid
 * @param reverses the payment that this returns
 * @param payee who was paid
 * @param account where the money went
 */
record StoredPayment(
        UUID payer,
        UUID boleta,
        UUID batch,
        String reference,
        LocalDate paidOn,
        Optional<LocalDate> returnedOn,
        PaidPart part,
        Optional<UUID> reverses,
        Optional<Rut> payee,
        Optional<BankAccount> account) {
    /** What is not personal. */
    record Figures(
            UUID payer,
            UUID boleta,
            String reference,
            LocalDate paidOn,
            Optional<LocalDate> returnedOn,
            PaidPart part,
            Optional<UUID> reverses) {}

    Figures figures() {
        return new Figures(payer, boleta, reference, paidOn, returnedOn, part, reverses);
    }

    /** The reference alone. */
    @Override
    public String toString() {
        return "StoredPayment[" + reference + "]";
    }
}
