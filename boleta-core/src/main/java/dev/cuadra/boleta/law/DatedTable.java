package dev.cuadra.boleta.law;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Values of law over time, without gap or overlap. A day outside is a typed error that names what is covered, never
 * the nearest value. Immutable, safe for many threads.
 */
public final class DatedTable<T> {
    private final String name;
    private final List<Dated<T>> rows;
    private final NavigableMap<LocalDate, Dated<T>> byFrom = new TreeMap<>();

    private DatedTable(String name, List<Dated<T>> rows) {
        this.name = name;
        this.rows = rows;
        rows.forEach(row -> byFrom.put(row.from(), row));
    }

    /**
     * A table of {@code rows}, given in any order.
     *
     * @param name what the table holds, for messages
     * @throws ProblemException with code {@code LAW_TABLE_EMPTY}, {@code LAW_TABLE_OVERLAP} or {@code LAW_TABLE_GAP}
     */
    public static <T> DatedTable<T> of(String name, List<Dated<T>> rows) {
        List<Dated<T>> sorted =
                rows.stream().sorted(Comparator.comparing(Dated::from)).toList();
        if (sorted.isEmpty()) {
            throw new ProblemException(Texts.BOOK.problem("LAW_TABLE_EMPTY", Place.in(name), Map.of("table", name)));
        }
        for (int i = 1; i < sorted.size(); i++) {
            LocalDate from = sorted.get(i).from();
            // An end left open before the last row means two values at once.
            LocalDate end = sorted.get(i - 1).until().orElse(LocalDate.MAX);
            if (!end.isBefore(from)) {
                throw broken("LAW_TABLE_OVERLAP", name, from);
            }
            if (!end.plusDays(1).equals(from)) {
                throw broken("LAW_TABLE_GAP", name, end.plusDays(1));
            }
        }
        return new DatedTable<>(name, sorted);
    }

    /**
     * The value in force on {@code day}.
     *
     * @throws ProblemException with code {@code LAW_DATE_NOT_COVERED}
     */
    public Dated<T> at(LocalDate day) {
        Map.Entry<LocalDate, Dated<T>> row = byFrom.floorEntry(day);
        if (row == null || !row.getValue().covers(day)) {
            throw new ProblemException(Texts.BOOK.problem(
                    "LAW_DATE_NOT_COVERED",
                    Place.NOWHERE,
                    Map.of("table", name, "date", day, "from", first(), "until", lastDay())));
        }
        return row.getValue();
    }

    /** Whether some value is in force on {@code day}. */
    public boolean covers(LocalDate day) {
        Map.Entry<LocalDate, Dated<T>> row = byFrom.floorEntry(day);
        return row != null && row.getValue().covers(day);
    }

    /** All rows, the earliest first. */
    public List<Dated<T>> rows() {
        return rows;
    }

    private LocalDate first() {
        return rows.get(0).from();
    }

    private String lastDay() {
        return rows.get(rows.size() - 1).until().map(LocalDate::toString).orElse("…");
    }

    private static ProblemException broken(String code, String name, LocalDate day) {
        return new ProblemException(Texts.BOOK.problem(code, Place.in(name), Map.of("table", name, "date", day)));
    }
}
