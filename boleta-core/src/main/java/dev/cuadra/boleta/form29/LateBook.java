package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.boleta.law.Dated;
import dev.cuadra.boleta.law.DatedTable;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.tables.DataFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the law adds to a return that is paid late, by the day of payment. Immutable, safe for many threads.
 *
 * @param interest the interest; a day that no semester's rate is known for is a typed error
 * @param fines the fine where the taxpayer declares on its own
 * @param audited the fine where the SII found the omission
 * @source LATE-2, LATE-3, LATE-5
 */
public record LateBook(DatedTable<LateInterest> interest, DatedTable<LateFine> fines, DatedTable<LateFine> audited) {
    private static final LateBook CHILE = readChile();

    public LateBook {
        Objects.requireNonNull(interest, "interest");
        Objects.requireNonNull(fines, "fines");
        Objects.requireNonNull(audited, "audited");
    }

    /** The interest and fines of Chilean law, as far as they are known. */
    public static LateBook chile() {
        return CHILE;
    }

    /** The same book with other interest, such as the law's rows and that of a semester published since. */
    public LateBook withInterest(DatedTable<LateInterest> rates) {
        return new LateBook(rates, fines, audited);
    }

    private static LateBook readChile() {
        return new LateBook(
                DatedTable.of(
                        "late-interest.csv",
                        LawFile.rows("late-interest.csv").stream()
                                .map(row -> dated(row, LateBook::interest))
                                .toList()),
                fines("OWN"),
                fines("AUDIT"));
    }

    private static DatedTable<LateFine> fines(String kind) {
        return DatedTable.of(
                "late-fines.csv " + kind,
                LawFile.rows("late-fines.csv").stream()
                        .filter(row -> row.text("kind").equals(kind))
                        .map(row -> dated(row, LateBook::fine))
                        .toList());
    }

    private static LateInterest interest(DataFile.Row row) {
        return new LateInterest(
                LateInterest.Counting.valueOf(row.text("counting")),
                new BigDecimal(row.text("percent")),
                Optional.of(row.text("other_percent"))
                        .filter(text -> !text.isEmpty())
                        .map(BigDecimal::new));
    }

    private static LateFine fine(DataFile.Row row) {
        return new LateFine(
                Integer.parseInt(row.text("first_basis_points")),
                Integer.parseInt(row.text("monthly_basis_points")),
                Integer.parseInt(row.text("cap_basis_points")),
                Confidence.parse(row.text("growth_confidence")));
    }

    private static <T> Dated<T> dated(DataFile.Row row, Function<DataFile.Row, T> value) {
        return new Dated<>(
                LocalDate.parse(row.text("from")),
                row.text("until").isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(row.text("until"))),
                value.apply(row),
                row.text("source"),
                Confidence.parse(row.text("confidence")));
    }
}
