package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A payment of a boleta, or of a part of it, with what was kept back of it.
 *
 * @param boleta which boleta; several payments may name the same
 * @param payee who is paid: the issuer, but for a BTE
 * @param concept what the boleta is for
 * @param paidOn the day of the payment, which gives the month
 * @param gross the part of the gross fee that was paid
 * @param retained what was kept back of it at the rate
 * @param loan what was kept back of it for the loan of 2020 or 2021
 * @param state where the boleta stands
 * @source DJ-1, DJ-2
 */
public record RetainedPayment(
        BoletaId boleta,
        Payee payee,
        Concept concept,
        LocalDate paidOn,
        Clp gross,
        Clp retained,
        Clp loan,
        BoletaState state) {
    public RetainedPayment {
        Objects.requireNonNull(boleta, "boleta");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(concept, "concept");
        Objects.requireNonNull(paidOn, "paidOn");
        Objects.requireNonNull(state, "state");
        if (retained.isNegative() || loan.isNegative() || gross.compareTo(retained.plus(loan)) < 0) {
            throw new IllegalArgumentException("Retained " + retained + " and " + loan + " of " + gross);
        }
    }

    /** A part of a boleta, as it was paid. */
    public static RetainedPayment of(LedgerLine line, RetainedPart part) {
        Boleta boleta = line.boleta();
        return new RetainedPayment(
                boleta.id(),
                payee(line),
                boleta.concept(),
                part.paidOn(),
                part.part().gross(),
                part.part().retained(),
                part.part().loanRetained(),
                boleta.state());
    }

    private static Payee payee(LedgerLine line) {
        return line.payee()
                .map(rut -> Payee.of(rut, line.name()))
                .orElseGet(() -> Payee.erased(line.boleta().id()));
    }

    /** The payment of a whole boleta as the books have it; empty while it is not paid. */
    public static Optional<RetainedPayment> of(LedgerLine line) {
        Boleta boleta = line.boleta();
        return boleta.paidOn()
                .map(day -> new RetainedPayment(
                        boleta.id(),
                        payee(line),
                        boleta.concept(),
                        day,
                        boleta.gross(),
                        boleta.retained(),
                        boleta.loanRetained(),
                        boleta.state()));
    }

    /** Whether anything was kept back, and still counts. */
    public boolean retains() {
        return state.counts() && !retained.plus(loan).isZero();
    }

    /** The masked number: whose it is stays out of logs. */
    @Override
    public String toString() {
        return "RetainedPayment[" + boleta.masked() + "]";
    }
}
