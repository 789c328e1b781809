package dev.cuadra.layby.agreement;

import dev.cuadra.layby.termination.TaxPoint;
import java.time.LocalDate;
import java.util.List;
import javax.money.MonetaryAmount;

/**
 * When tax falls due and how much of an amount it is. Pure functions of the agreement's country and accounting basis;
 * none is asked when an agreement is made.
 */
public interface Taxes {
    /** The tax that a payment gives rise to; nothing where it falls due later. */
    List<TaxPoint> onPayment(AgreementTerms terms, MonetaryAmount amount, LocalDate on);

    /**
     * The tax that falls due when goods are paid and go over.
     *
     * @param amount what is paid for them, with the tax in it
     * @param taxed how much of it was taxed by {@link #onPayment} already
     * @param paidOn the day of the last payment
     * @param handedOverOn the day on which the goods go over
     */
    List<TaxPoint> onCompletion(
            AgreementTerms terms,
            MonetaryAmount amount,
            MonetaryAmount taxed,
            LocalDate paidOn,
            LocalDate handedOverOn);

    /** The tax on what is kept of a lay-by that ended early. */
    List<TaxPoint> onTermination(AgreementTerms terms, MonetaryAmount kept, LocalDate on);
}
