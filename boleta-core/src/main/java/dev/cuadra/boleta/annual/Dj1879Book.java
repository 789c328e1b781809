package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.DataFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What changes about DJ 1879 from one tax year to the next: its columns and its due date. Immutable, safe for many
 * threads.
 *
 * @param layouts the columns
 * @param due the due dates, by tax year
 * @source DJ-6, DJ-10
 */
public record Dj1879Book(List<Dj1879Layout> layouts, Map<Integer, Due> due) {
    private static final Dj1879Book CHILE = readChile();

    public Dj1879Book {
        layouts = List.copyOf(layouts);
        due = Map.copyOf(due);
    }

    /**
     * When the statement is due.
     *
     * @param on the last day
     * @param source who says so
     * @param confidence how well that is established
     */
    public record Due(LocalDate on, String source, Confidence confidence) {
        public Due {
            Objects.requireNonNull(on, "on");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(confidence, "confidence");
        }
    }

    /** What ships with this library; the results mark what is unverified. */
    public static Dj1879Book chile() {
        return CHILE;
    }

    /** The same with the due date that the host knows of. */
    public Dj1879Book withDue(int taxYear, Due date) {
        Map<Integer, Due> all = new TreeMap<>(due);
        all.put(taxYear, date);
        return new Dj1879Book(layouts, all);
    }

    /**
     * The columns of a tax year.
     *
     * @throws ProblemException with code {@code DJ_LAYOUT_NOT_COVERED}, which names what is covered
     */
    public Dj1879Layout layout(int taxYear) {
        return layouts.stream()
                .filter(layout -> layout.covers(taxYear))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Texts.BOOK.problem(
                        "DJ_LAYOUT_NOT_COVERED", Place.NOWHERE, Map.of("year", taxYear, "covered", covered()))));
    }

    /** When it is due; empty for a tax year nobody entered yet. */
    public Optional<Due> due(int taxYear) {
        return Optional.ofNullable(due.get(taxYear));
    }

    private String covered() {
        return String.join(
                ", ",
                layouts.stream()
                        .map(layout -> layout.fromTaxYear() + "–"
                                + (layout.untilTaxYear().isPresent()
                                        ? Integer.toString(layout.untilTaxYear().getAsInt())
                                        : "…"))
                        .toList());
    }

    private static Dj1879Book readChile() {
        Map<String, List<DataFile.Row>> byYears = new TreeMap<>();
        LawFile.rows("dj1879-layout.csv")
                .forEach(row -> byYears.computeIfAbsent(
                                row.text("from_tax_year") + "/" + row.text("until_tax_year"), any -> new ArrayList<>())
                        .add(row));
        Map<Integer, Due> due = new TreeMap<>();
        LawFile.rows("dj1879-due.csv")
                .forEach(row -> due.put(
                        Integer.parseInt(row.text("tax_year")),
                        new Due(
                                LocalDate.parse(row.text("due")),
                                row.text("source"),
                                Confidence.parse(row.text("confidence")))));
        return new Dj1879Book(byYears.values().stream().map(Dj1879Book::layout).toList(), due);
    }

    private static Dj1879Layout layout(List<DataFile.Row> rows) {
        String until = rows.get(0).text("until_tax_year");
        return new Dj1879Layout(
                Integer.parseInt(rows.get(0).text("from_tax_year")),
                until.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(until)),
                rows.stream().map(Dj1879Book::column).toList());
    }

    private static Dj1879Layout.Column column(DataFile.Row row) {
        String month = row.text("month");
        return new Dj1879Layout.Column(
                Dj1879Layout.Content.valueOf(row.text("content")),
                month.isEmpty() ? 0 : Integer.parseInt(month),
                row.text("label"),
                row.text("mark"),
                row.text("source"),
                Confidence.parse(row.text("confidence")));
    }
}
