package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A payer's year: the rows of DJ 1879 and the certificates, for a person to file and to hand out. Nothing is filed here.
 *
 * @param payer the company
 * @param year the commercial year, in which the fees were paid
 * @param layout the columns of the tax year
 * @param factors the factors of the year
 * @param due when DJ 1879 is due; empty where nobody entered it
 * @param rows one for each payee, by RUT; those who were erased come last
 * @param summary the sums
 * @param certificates by number; one payee has two who was paid as a director too
 * @param differences where months rounded each for itself would give another sum
 * @param warnings what a person must look at: what is unverified, and rows without a RUT
 * @param notes what a person should know
 * @source DJ-1, DJ-7, DJ-8, DJ-9
 */
public record AnnualStatement(
        Rut payer,
        int year,
        Dj1879Layout layout,
        YearFactors factors,
        Optional<Dj1879Book.Due> due,
        List<DjRow> rows,
        DjSummary summary,
        List<Certificate> certificates,
        List<RoundingDifference> differences,
        List<Problem> warnings,
        List<Problem> notes) {
    public AnnualStatement {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(factors, "factors");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(summary, "summary");
        rows = List.copyOf(rows);
        certificates = List.copyOf(certificates);
        differences = List.copyOf(differences);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** The tax year, in which it is declared. */
    public int taxYear() {
        return year + 1;
    }

    /** Whether a row has no RUT, because that person was erased: it cannot be declared as it stands. */
    public boolean nameless() {
        return rows.stream().anyMatch(row -> row.payee().isErased());
    }

    /** Whose year: payees stay out of logs. */
    @Override
    public String toString() {
        return "AnnualStatement[" + payer.masked() + ", " + year + "]";
    }
}
