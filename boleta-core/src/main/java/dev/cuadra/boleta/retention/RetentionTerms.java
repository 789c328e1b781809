package dev.cuadra.boleta.retention;

import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What decides how much is kept back.
 *
 * @param boletaDate the date written on the boleta
 * @param concept what it is for
 * @param loanBalance whether its issuer still owes a loan of 2020 or 2021
 * @param retainer who hands over the tax
 * @source RET-3
 */
public record RetentionTerms(LocalDate boletaDate, Concept concept, boolean loanBalance, Retainer retainer) {
    public RetentionTerms {
        Objects.requireNonNull(boletaDate, "boletaDate");
        Objects.requireNonNull(concept, "concept");
        Objects.requireNonNull(retainer, "retainer");
    }

    /** A fee of {@code boletaDate} whose payer retains, without a loan. */
    public static RetentionTerms on(LocalDate boletaDate) {
        return new RetentionTerms(boletaDate, Concept.HONORARIOS, false, Retainer.PAYER);
    }
}
