package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.receipt.BoletaId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;

/**
 * A payment of a boleta, as a month's return and the annual statement need it.
 *
 * @param boleta the boleta
 * @param paidOn when it was paid: what was kept back of it belongs to that month
 * @param part what was paid and kept back
 * @param reversedOn when the bank returned it, so that it counts in no month
 * @source PAYM-2
 */
public record RetainedPart(BoletaId boleta, LocalDate paidOn, PaidPart part, Optional<LocalDate> reversedOn) {
    public RetainedPart {
        Objects.requireNonNull(boleta, "boleta");
        Objects.requireNonNull(paidOn, "paidOn");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(reversedOn, "reversedOn");
    }

    /** The month to which it belongs. */
    public YearMonth month() {
        return YearMonth.from(paidOn);
    }

    /** Whether the money stayed with the payee. */
    public boolean counts() {
        return reversedOn.isEmpty();
    }

    /** The masked boleta and the day: whose it is stays out of logs. */
    @Override
    public String toString() {
        return "RetainedPart[" + boleta.masked() + " " + paidOn + "]";
    }
}
