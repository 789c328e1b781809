package dev.cuadra.boleta.report;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of a report, as the report says it; whether its figures make sense is for {@link RowJudge} to say.
 *
 * @param line where it stands, as an editor shows it
 * @param id issuer and folio; the issuer of a BTE is the company itself
 * @param payee who is paid
 * @param name the name of who is paid
 * @param date the date written on the boleta
 * @param state its state
 * @param annulledOn when it was annulled
 * @param partnership whether the issuer is a professional partnership
 * @param gross the gross fee
 * @param retained what was kept back, the loan's 3 % included
 * @param paid what was left
 */
public record ReportRow(
        long line,
        BoletaId id,
        Rut payee,
        String name,
        LocalDate date,
        ReportedState state,
        Optional<LocalDate> annulledOn,
        boolean partnership,
        Clp gross,
        Clp retained,
        Clp paid) {
    public ReportRow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(annulledOn, "annulledOn");
    }

    /** The identity alone: names stay out of logs. */
    @Override
    public String toString() {
        return "ReportRow[line " + line + "]";
    }
}
