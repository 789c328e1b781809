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
import java.util.UUID;

/**
 * A boleta as the books keep it. Whose it is is sealed; figures and dates are plain, so that totals can be computed
 * after a person is erased.
 *
 * @param payer the company, by the id of its document
 * @param issuer who issued it
 * @param folio its number among the issuer's
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
record BookedBoleta(
        UUID payer,
        Rut issuer,
        long folio,
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

    /**
     * What of it is not personal.
     *
     * @param folio its number among its issuer's, which says nothing without the issuer
     */
    record Figures(
            UUID payer,
            long folio,
            Concept concept,
            LocalDate date,
            Optional<LocalDate> paidOn,
            BoletaState state,
            Clp gross,
            Retainer retainer,
            Clp retained,
            Clp loanRetained,
            Optional<Decision> decision) {
        static Figures of(UUID payer, LedgerLine line) {
            Boleta boleta = line.boleta();
            return new Figures(
                    payer,
                    boleta.id().folio(),
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

        /** The same, paid on a day or not paid. */
        Figures paid(Optional<LocalDate> day) {
            return new Figures(
                    payer, folio, concept, date, day, state, gross, retainer, retained, loanRetained, decision);
        }

        /** The same where it stands now; once annulled, nothing is retained on it. */
        Figures in(BoletaState now) {
            boolean annulled = now == BoletaState.ANULADA;
            return new Figures(
                    payer,
                    folio,
                    concept,
                    date,
                    paidOn,
                    now,
                    gross,
                    retainer,
                    annulled ? Clp.ZERO : retained,
                    annulled ? Clp.ZERO : loanRetained,
                    decision);
        }

        LedgerLine line(UUID person) {
            return LedgerLine.erased(boleta(BoletaId.erased(person, folio)), decision);
        }

        private Boleta boleta(BoletaId id) {
            return new Boleta(id, concept, date, paidOn, state, gross, retainer, retained, loanRetained);
        }
    }

    /** A line of which the payee is known. */
    static BookedBoleta of(UUID payer, LedgerLine line) {
        Figures figures = Figures.of(payer, line);
        return new BookedBoleta(
                payer,
                line.boleta().id().issuer(),
                figures.folio,
                line.payee().orElseThrow(),
                line.name(),
                figures.concept,
                figures.date,
                figures.paidOn,
                figures.state,
                figures.gross,
                figures.retainer,
                figures.retained,
                figures.loanRetained,
                figures.decision);
    }

    /** The same, paid on a day or not paid. */
    BookedBoleta paid(Optional<LocalDate> day) {
        return new BookedBoleta(
                payer,
                issuer,
                folio,
                payee,
                name,
                concept,
                date,
                day,
                state,
                gross,
                retainer,
                retained,
                loanRetained,
                decision);
    }

    /** The same where it stands now; once annulled, nothing is retained on it. */
    BookedBoleta in(BoletaState now) {
        return of(payer, line().with(line().boleta().in(now)));
    }

    BoletaId id() {
        return new BoletaId(issuer, folio);
    }

    LedgerLine line() {
        return new LedgerLine(
                new Boleta(id(), concept, date, paidOn, state, gross, retainer, retained, loanRetained),
                Optional.of(payee),
                name,
                decision);
    }

    /** Nothing: it is personal. */
    @Override
    public String toString() {
        return "BookedBoleta[…]";
    }
}
