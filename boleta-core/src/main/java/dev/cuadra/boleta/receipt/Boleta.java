package dev.cuadra.boleta.receipt;

import dev.cuadra.boleta.money.Clp;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A fee receipt in the payer's books. What was retained is a fact of its day and is kept, not worked out again.
 *
 * @param id issuer and folio
 * @param concept what it is for
 * @param date the date written on it, which fixes the rate
 * @param paidOn when the fee was paid, credited or made available, whichever came first; empty while it is not
 * @param state where it stands
 * @param gross the gross fee, 1 peso or more
 * @param retainer who hands over the tax
 * @param retained what the payer kept back at the rate, without the loan's 3 %; 0 unless the payer retains
 * @param loanRetained the 3 % kept back for the loan of 2020 or 2021; 0 unless the payer retains
 */
public record Boleta(
        BoletaId id,
        Concept concept,
        LocalDate date,
        Optional<LocalDate> paidOn,
        BoletaState state,
        Clp gross,
        Retainer retainer,
        Clp retained,
        Clp loanRetained) {
    public Boleta {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(concept, "concept");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(retainer, "retainer");
        Objects.requireNonNull(paidOn, "paidOn");
        if (gross.pesos() < 1) {
            throw new IllegalArgumentException("A fee is 1 peso or more: " + id.masked() + " has " + gross);
        }
        if (retained.isNegative() || loanRetained.isNegative() || gross.compareTo(retained.plus(loanRetained)) < 0) {
            throw new IllegalArgumentException("Retained " + retained + " and " + loanRetained + " of " + gross);
        }
        if (retainer != Retainer.PAYER && !retained.plus(loanRetained).isZero()) {
            throw new IllegalArgumentException(
                    "Retained by the payer, though " + retainer + " retains: " + id.masked());
        }
    }

    /** What is left to pay: the gross fee less all that was kept back. */
    public Clp net() {
        return gross.minus(retained).minus(loanRetained);
    }

    /** The same receipt, paid on {@code day}. */
    public Boleta paidOn(LocalDate day) {
        return new Boleta(id, concept, date, Optional.of(day), state, gross, retainer, retained, loanRetained);
    }

    /** The same receipt where it stands now; once annulled, nothing is retained on it. */
    public Boleta in(BoletaState now) {
        boolean annulled = now == BoletaState.ANULADA;
        return new Boleta(
                id,
                concept,
                date,
                paidOn,
                now,
                gross,
                retainer,
                annulled ? Clp.ZERO : retained,
                annulled ? Clp.ZERO : loanRetained);
    }

    /** The same receipt under another name, such as that of an issuer who was erased. */
    public Boleta named(BoletaId other) {
        return new Boleta(other, concept, date, paidOn, state, gross, retainer, retained, loanRetained);
    }

    /** The masked number: whose it is stays out of logs. */
    @Override
    public String toString() {
        return "Boleta[" + id.masked() + "]";
    }
}
