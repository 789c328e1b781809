package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.Column;
import dev.cuadra.tables.HeaderedRow;
import dev.cuadra.tables.HeaderedTable;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.math.BigDecimal;
import java.time.Month;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The update factors by commercial year. A year outside is a typed error that names what is covered, never the nearest
 * year. Immutable, safe for many threads.
 *
 * @source DJ-5
 */
public final class FactorBook {
    private static final List<Column> COLUMNS = List.of(
            Column.required("commercial_year", "ano_comercial", "año comercial", "year"),
            Column.required("month", "mes"),
            Column.required("factor"),
            Column.required("source", "fuente"),
            Column.optional("confidence"));
    private static final FactorBook CHILE = readChile();

    private final NavigableMap<Integer, YearFactors> years;

    private FactorBook(NavigableMap<Integer, YearFactors> years) {
        this.years = years;
    }

    /** The factors that ship with this library; the results mark those that are unverified. */
    public static FactorBook chile() {
        return CHILE;
    }

    /** A host's own years. */
    public static FactorBook of(Collection<YearFactors> own) {
        NavigableMap<Integer, YearFactors> years = new TreeMap<>();
        own.forEach(factors -> {
            if (years.put(factors.year(), factors) != null) {
                throw new IllegalArgumentException("A year twice: " + factors.year());
            }
        });
        return new FactorBook(years);
    }

    /** This book with those of {@code other}, which win where both have a year. */
    public FactorBook with(FactorBook other) {
        NavigableMap<Integer, YearFactors> all = new TreeMap<>(years);
        all.putAll(other.years);
        return new FactorBook(all);
    }

    /**
     * Reads a host's own years from CSV or XLSX with the columns {@code commercial_year}, {@code month} (1 to 12),
     * {@code factor} and {@code source}, and {@code confidence} if it likes: {@code certain} without it, for the host
     * answers for its own file.
     *
     * @throws ProblemException with code {@code FACTOR_ROW}, {@code FACTOR_TWICE} or {@code FACTORS_INCOMPLETE}, or one
     *     of {@code dev.cuadra.tables}
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public static FactorBook read(TableSource source) {
        try (TableReader reader = Tables.open(source, TableLimits.DEFAULT)) {
            HeaderedTable table = HeaderedTable.of(reader, COLUMNS);
            if (!table.header().problems().isEmpty()) {
                throw new ProblemException(table.header().problems().get(0));
            }
            Gathered gathered = new Gathered();
            for (Optional<HeaderedRow> row = table.next(); row.isPresent(); row = table.next()) {
                row.get().problem().ifPresent(problem -> {
                    throw new ProblemException(problem);
                });
                HeaderedRow cells = row.get();
                String confidence = cells.value("confidence");
                gathered.add(
                        cells.place("factor"),
                        cells.value("commercial_year"),
                        cells.value("month"),
                        cells.value("factor"),
                        cells.value("source"),
                        confidence.isEmpty() ? "certain" : confidence);
            }
            return gathered.book(source.name());
        }
    }

    /**
     * The factors of a commercial year.
     *
     * @throws ProblemException with code {@code FACTORS_NOT_COVERED}, which names the years that are
     */
    public YearFactors of(int year) {
        YearFactors factors = years.get(year);
        if (factors == null) {
            throw new ProblemException(Texts.BOOK.problem(
                    "FACTORS_NOT_COVERED",
                    Place.NOWHERE,
                    Map.of("year", year, "covered", years.isEmpty() ? "—" : years.keySet())));
        }
        return factors;
    }

    /** The years that are covered, the earliest first. */
    public List<Integer> covered() {
        return List.copyOf(years.keySet());
    }

    private static FactorBook readChile() {
        String file = "update-factors.csv";
        Gathered gathered = new Gathered();
        LawFile.rows(file)
                .forEach(row -> gathered.add(
                        Place.in(file),
                        row.text("commercial_year"),
                        row.text("month"),
                        row.text("factor"),
                        row.text("source"),
                        row.text("confidence")));
        return gathered.book(file);
    }

    /** Rows on their way to whole years. */
    private static final class Gathered {
        private final NavigableMap<Integer, NavigableMap<Month, UpdateFactor>> rows = new TreeMap<>();

        void add(Place place, String year, String month, String factor, String source, String confidence) {
            UpdateFactor read;
            int commercial;
            try {
                commercial = number(year, "[12][0-9]{3}");
                read = new UpdateFactor(
                        Month.of(number(month, "[0-9]{1,2}")), decimal(factor), source, Confidence.parse(confidence));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw new ProblemException(
                        Texts.BOOK.problem("FACTOR_ROW", place, Map.of("year", year, "month", month, "factor", factor)),
                        e);
            }
            Map<Month, UpdateFactor> months = rows.computeIfAbsent(commercial, any -> new TreeMap<>());
            if (months.putIfAbsent(read.month(), read) != null) {
                throw new ProblemException(
                        Texts.BOOK.problem("FACTOR_TWICE", place, Map.of("year", year, "month", month)));
            }
        }

        FactorBook book(String name) {
            NavigableMap<Integer, YearFactors> years = new TreeMap<>();
            rows.forEach((year, months) -> {
                if (months.size() != 12) {
                    throw new ProblemException(Texts.BOOK.problem(
                            "FACTORS_INCOMPLETE", Place.in(name), Map.of("year", year, "months", months.size())));
                }
                years.put(year, new YearFactors(year, List.copyOf(months.values())));
            });
            return new FactorBook(Collections.unmodifiableNavigableMap(years));
        }

        private static int number(String text, String form) {
            if (!text.matches(form)) {
                throw new IllegalArgumentException(text);
            }
            return Integer.parseInt(text);
        }

        private static BigDecimal decimal(String text) {
            if (!text.matches("-?[0-9]{1,2}([.,][0-9]{1,6})?")) {
                throw new IllegalArgumentException(text);
            }
            return new BigDecimal(text.replace(',', '.'));
        }
    }
}
