package dev.cuadra.boleta.register;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A boleta as somebody wants to register it; whether it makes sense is for {@link EntryCheck} to say.
 *
 * @param id issuer and folio; the issuer of a BTE is the company itself
 * @param payee who is paid
 * @param name the name of who is paid; may be empty
 * @param concept what it is for
 * @param date the date written on it
 * @param paidOn when it was paid
 * @param state where it stands
 * @param gross the gross fee, 1 peso or more
 * @param retained what was kept back, the loan's 3 % included
 * @param retainer who hands over the tax
 * @param loanBalance whether its issuer owes a loan of 2020 or 2021
 * @param acceptedBecause why what was kept back is right although no rule gives it; it is kept in the journal, so it
 *     names nobody
 */
public record BoletaEntry(
        BoletaId id,
        Rut payee,
        String name,
        Concept concept,
        LocalDate date,
        Optional<LocalDate> paidOn,
        BoletaState state,
        Clp gross,
        Clp retained,
        Retainer retainer,
        boolean loanBalance,
        Optional<String> acceptedBecause) {
    public BoletaEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(concept, "concept");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(paidOn, "paidOn");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(retainer, "retainer");
        Objects.requireNonNull(acceptedBecause, "acceptedBecause");
        if (gross.pesos() < 1 || retained.isNegative() || retained.compareTo(gross) > 0) {
            throw new IllegalArgumentException("Kept back " + retained + " of " + gross);
        }
        if (acceptedBecause.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("A reason that says nothing is none");
        }
    }

    /** A fee in force whose payer retains. */
    public static BoletaEntry fee(BoletaId id, String name, LocalDate date, Clp gross, Clp retained) {
        return new BoletaEntry(
                id,
                id.issuer(),
                name,
                Concept.HONORARIOS,
                date,
                Optional.empty(),
                BoletaState.VIGENTE,
                gross,
                retained,
                Retainer.PAYER,
                false,
                Optional.empty());
    }

    /** The same, paid on {@code day}. */
    public BoletaEntry paidOn(LocalDate day) {
        return new BoletaEntry(
                id,
                payee,
                name,
                concept,
                date,
                Optional.of(day),
                state,
                gross,
                retained,
                retainer,
                loanBalance,
                acceptedBecause);
    }

    /** The same, accepted for a reason. */
    public BoletaEntry acceptedBecause(String reason) {
        return new BoletaEntry(
                id,
                payee,
                name,
                concept,
                date,
                paidOn,
                state,
                gross,
                retained,
                retainer,
                loanBalance,
                Optional.of(reason));
    }

    /** The masked number: the rest is personal. */
    @Override
    public String toString() {
        return "BoletaEntry[" + id.masked() + "]";
    }
}
