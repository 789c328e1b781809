package dev.cuadra.boleta.law;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.tables.DataFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How long the records behind a return must be kept. Immutable, safe for many threads.
 *
 * @param years the period in years, by the last day of the month in which the return was due
 * @source KEEP-1
 */
public record KeepingPeriods(DatedTable<Integer> years) {
    private static final KeepingPeriods CHILE = readChile();

    public KeepingPeriods {
        Objects.requireNonNull(years, "years");
    }

    /**
     * How long one month's records are kept.
     *
     * @param month the month of the return
     * @param from the day from which it runs: the last of the month in which that return was due
     * @param until the last day on which the records must be kept
     * @param years how long
     * @param source the text that says so
     * @param confidence how well that is established
     */
    public record Keeping(
            YearMonth month, LocalDate from, LocalDate until, int years, String source, Confidence confidence) {}

    /** The periods of Chilean law. */
    public static KeepingPeriods chile() {
        return CHILE;
    }

    /** One period for all times, for a host under another duty. */
    public static KeepingPeriods fixed(int years, String source) {
        if (years < 0) {
            throw new IllegalArgumentException("Years to keep records: " + years);
        }
        return new KeepingPeriods(DatedTable.of(
                "fixed", List.of(new Dated<>(LocalDate.MIN, Optional.empty(), years, source, Confidence.UNVERIFIED))));
    }

    /**
     * How long the records of {@code month} are kept. The time limit for payment ends within the month after, on a day
     * that depends on the taxpayer; the period is counted from that month's end, so that it is never too short.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code LAW_DATE_NOT_COVERED}
     */
    public Keeping of(YearMonth month) {
        LocalDate from = month.plusMonths(1).atEndOfMonth();
        Dated<Integer> law = years.at(from);
        return new Keeping(
                month,
                from,
                YearMonth.from(from).plusYears(law.value()).atEndOfMonth(),
                law.value(),
                law.source(),
                law.confidence());
    }

    private static KeepingPeriods readChile() {
        return new KeepingPeriods(DatedTable.of(
                "keeping-periods.csv TAX_RECORDS",
                LawFile.rows("keeping-periods.csv").stream()
                        .filter(row -> row.text("concept").equals("TAX_RECORDS"))
                        .map(KeepingPeriods::row)
                        .toList()));
    }

    private static Dated<Integer> row(DataFile.Row row) {
        return new Dated<>(
                row.text("from").isEmpty() ? LocalDate.MIN : LocalDate.parse(row.text("from")),
                row.text("until").isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(row.text("until"))),
                Integer.parseInt(row.text("years")),
                row.text("source"),
                Confidence.parse(row.text("confidence")));
    }
}
