package dev.cuadra.layby.agreement;

import dev.cuadra.layby.schedule.Instalment;
import javax.money.MonetaryAmount;

/**
 * An instalment and what was paid of it.
 *
 * @param instalment what was agreed
 * @param paid what of it is paid, from nothing to all of it
 * @source PAY-05
 */
public record InstalmentStanding(Instalment instalment, MonetaryAmount paid) {
    /** How far it is paid. */
    public enum Progress {
        OPEN,
        PARTIAL,
        PAID
    }

    /** How far it is paid. */
    public Progress progress() {
        if (paid.equals(instalment.amount()) || paid.compareTo(instalment.amount()) > 0) {
            return Progress.PAID;
        }
        return paid.isZero() ? Progress.OPEN : Progress.PARTIAL;
    }
}
