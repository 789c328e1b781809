package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A boleta as the books keep it. Numbers and names are sealed; figures and dates are plain, so that totals can be
 * computed after a person is erased.
 *
 * @param payer the company
 * @param id issuer and folio
 * @param payee who is paid
 * @param name the name of who is paid
 * @param concept what it is for
 * @param date the date written on it
 * @param paidOn when it was paid
 * @param state where it stands
 * @param gross the gross fee
 * @param retainer who hands over the tax
 * @param retained what was kept back at the rate
 * @param loanRetained what was kept back for the loan
 * @param decision what a person decided about it
 */
public record BookedBoleta(
        Rut payer,
        BoletaId id,
        Rut payee,
        String name,
        Concept concept,
        LocalDate date,
        Optional<LocalDate> paidOn,
        BoletaState state,
        Clp gross,
        Retainer retainer,
        Clp retained,
        Clp loanRetained,
        Optional<Decision> decision) {
    static BookedBoleta of(Rut payer, LedgerLine line) {
        Boleta boleta = line.boleta();
        return new BookedBoleta(
                payer,
                boleta.id(),
                line.payee(),
                line.name(),
                boleta.concept(),
                boleta.date(),
                boleta.paidOn(),
                boleta.state(),
                boleta.gross(),
                boleta.retainer(),
                boleta.retained(),
                boleta.loanRetained(),
                line.decision());
    }

    LedgerLine line() {
        return new LedgerLine(
                new Boleta(id, concept, date, paidOn, state, gross, retainer, retained, loanRetained),
                payee,
                name,
                decision);
    }

    /** Nothing: it is personal. */
    @Override
    public String toString() {
        return "BookedBoleta[…]";
    }
}
