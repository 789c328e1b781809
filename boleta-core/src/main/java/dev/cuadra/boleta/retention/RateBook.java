package dev.cuadra.boleta.retention;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.boleta.law.Dated;
import dev.cuadra.boleta.law.DatedTable;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.tables.DataFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The retention rates, by the date written on the boleta. Immutable, safe for many threads.
 *
 * @param ordinary the rate on fees
 * @param director the rate on fees of resident directors of an S.A.
 * @param loan what is kept back besides, of an issuer who owes a loan of 2020 or 2021
 * @source RET-1, RET-4, RET-5
 */
public record RateBook(
        DatedTable<RetentionRate> ordinary, DatedTable<RetentionRate> director, DatedTable<RetentionRate> loan) {
    private static final RateBook CHILE = readChile();

    public RateBook {
        Objects.requireNonNull(ordinary, "ordinary");
        Objects.requireNonNull(director, "director");
        Objects.requireNonNull(loan, "loan");
    }

    /** The rates of Chilean law, enacted future ones included. */
    public static RateBook chile() {
        return CHILE;
    }

    /** The law's book with other ordinary rates. */
    public RateBook withOrdinary(DatedTable<RetentionRate> rates) {
        return new RateBook(rates, director, loan);
    }

    /**
     * A book with one ordinary rate for all times, for a host that must repeat what an older product did. It is not the
     * law: 10 %, for one, is the law only until 2019-12-31, and for directors.
     */
    public static RateBook fixed(RetentionRate rate, String source) {
        return CHILE.withOrdinary(DatedTable.of(
                "fixed", List.of(new Dated<>(LocalDate.MIN, Optional.empty(), rate, source, Confidence.UNVERIFIED))));
    }

    private static RateBook readChile() {
        return new RateBook(
                table("retention-rates.csv", "HONORARIOS"),
                table("retention-special-rates.csv", "DIRECTOR"),
                table("retention-special-rates.csv", "LOAN"));
    }

    private static DatedTable<RetentionRate> table(String file, String concept) {
        return DatedTable.of(
                file + " " + concept,
                LawFile.rows(file).stream()
                        .filter(row -> row.text("concept").equals(concept))
                        .map(RateBook::row)
                        .toList());
    }

    private static Dated<RetentionRate> row(DataFile.Row row) {
        return new Dated<>(
                row.text("from").isEmpty() ? LocalDate.MIN : LocalDate.parse(row.text("from")),
                row.text("until").isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(row.text("until"))),
                new RetentionRate(Integer.parseInt(row.text("basis_points"))),
                row.text("source"),
                Confidence.parse(row.text("confidence")));
    }
}
