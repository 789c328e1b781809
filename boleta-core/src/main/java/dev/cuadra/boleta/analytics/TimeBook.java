package dev.cuadra.boleta.analytics;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.boleta.law.Dated;
import dev.cuadra.boleta.law.DatedTable;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.tables.DataFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How many minutes a week a company spends on boletas without this library and with it. What ships is what the product
 * promises, 300 and 30: an assumption, which a host replaces by what it measured. Immutable, safe for many threads.
 *
 * @param before minutes a week by hand
 * @param after minutes a week with this library
 * @source STAT-6
 */
public record TimeBook(DatedTable<Integer> before, DatedTable<Integer> after) {
    private static final int WEEK = 7;
    private static final TimeBook PROMISED = new TimeBook(table("BEFORE"), table("AFTER"));

    public TimeBook {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** What the product promises: from 300 to 30 minutes a week. */
    public static TimeBook promised() {
        return PROMISED;
    }

    /**
     * What a host measured, for all times.
     *
     * @param source who measured it, and how
     */
    public static TimeBook measured(int before, int after, String source) {
        if (before < after || after < 0) {
            throw new IllegalArgumentException("From " + before + " to " + after + " minutes a week");
        }
        return new TimeBook(always(before, source), always(after, source));
    }

    /**
     * The whole minutes that {@code month} saves: a week's, times the days of the month, over seven; rounded down, so
     * that no more is claimed than there is. Never less than 0.
     */
    public long minutes(YearMonth month) {
        long week = before.at(month.atDay(1)).value()
                - (long) after.at(month.atDay(1)).value();
        return Math.max(0, week) * month.lengthOfMonth() / WEEK;
    }

    /** How well the figures for {@code month} are established. */
    public Confidence confidence(YearMonth month) {
        return before.at(month.atDay(1)).confidence();
    }

    /** Minutes by month and all together, for these months alone, whatever their order; each counts once. */
    public List<TimeSaved> series(Collection<YearMonth> closed) {
        List<TimeSaved> series = new ArrayList<>();
        long all = 0;
        for (YearMonth month : new TreeSet<>(closed)) {
            long minutes = minutes(month);
            all += minutes;
            series.add(new TimeSaved(month, minutes, all));
        }
        return List.copyOf(series);
    }

    private static DatedTable<Integer> always(int minutes, String source) {
        return DatedTable.of(
                "measured", List.of(new Dated<>(LocalDate.MIN, Optional.empty(), minutes, source, Confidence.LIKELY)));
    }

    private static DatedTable<Integer> table(String concept) {
        return DatedTable.of(
                "time-saved.csv " + concept,
                LawFile.rows("time-saved.csv").stream()
                        .filter(row -> row.text("concept").equals(concept))
                        .map(TimeBook::row)
                        .toList());
    }

    private static Dated<Integer> row(DataFile.Row row) {
        return new Dated<>(
                row.text("from").isEmpty() ? LocalDate.MIN : LocalDate.parse(row.text("from")),
                row.text("until").isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(row.text("until"))),
                Integer.parseInt(row.text("minutes_per_week")),
                row.text("source"),
                Confidence.parse(row.text("confidence")));
    }
}
