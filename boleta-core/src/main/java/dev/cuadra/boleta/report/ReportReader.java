package dev.cuadra.boleta.report;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CellText;
import dev.cuadra.tables.Column;
import dev.cuadra.tables.Header;
import dev.cuadra.tables.HeaderedRow;
import dev.cuadra.tables.HeaderedTable;
import dev.cuadra.tables.Row;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the reports of boletas that the SII lets a company download: an HTML table named {@code .xls}, and the same as
 * CSV or XLSX. What a file is, its content says. Stateless, safe for many threads.
 *
 * @source REP-1
 */
public final class ReportReader {
    /** The titles of the monthly report of received boletas, in its own words. */
    public static final List<String> RECEIVED_TITLES = List.of(
            "N°",
            "Fecha",
            "Estado",
            "Fecha Anulación",
            "Rut",
            "Nombre o Razón Social",
            "Soc. Prof.",
            "Brutos",
            "Retenido",
            "Pagado");

    private static final int DEEPEST_TITLES = 40;
    private static final Pattern COMPANY =
            Pattern.compile("\\bRUT\\s*:?\\s*([0-9.]{1,11}\\s*-\\s*[0-9Kk])", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH = Pattern.compile(
            "\\bmes\\s*:?\\s*([0-9]{1,2})\\s+del?\\s+a.{1,8}o\\s*:?\\s*([0-9]{4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOGIN =
            Pattern.compile("IngresoRutClave|CAutInicio|AutMas|type\\s*=\\s*[\"']?password", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_MOVEMENT =
            Pattern.compile("NO\\s+REGISTRA\\s+MOVIMIENTOS?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^>]{0,2000}>");

    private static final List<Column> RECEIVED = List.of(
            Column.required("folio", "N°", "N", "Nro", "Nro. Boleta", "Número", "Boleta"),
            Column.required("date", "Fecha", "Fecha Boleta", "Fecha Emisión"),
            Column.required("state", "Estado"),
            Column.optional("annulled", "Fecha Anulación", "Fecha Anul."),
            Column.required("rut", "Rut", "Rut Emisor", "Emisor"),
            Column.optional("name", "Nombre o Razón Social", "Nombre", "Razón Social", "Nombre Emisor"),
            Column.optional("partnership", "Soc. Prof.", "Sociedad Profesional"),
            Column.required("gross", "Brutos", "Bruto", "Honorarios Brutos", "Monto Bruto"),
            Column.required("retained", "Retenido", "Retenidos", "Retención", "Honorarios Retenidos"),
            Column.required("paid", "Pagado", "Pagados", "Líquido", "Honorarios Líquidos"));

    private static final List<Column> BTE = List.of(
            Column.required("folio", "N°", "N", "Nro", "Nro. Boleta", "Número", "Boleta"),
            Column.required("state", "Estado"),
            Column.required("date", "Fecha de emisión", "Fecha Emisión", "Fecha", "Fecha Boleta"),
            Column.optional("issuer", "Rut Emisor"),
            Column.optional("issuer-name", "Nombre Emisor", "Razón Social Emisor"),
            Column.optional("received", "Fecha de recepción", "Fecha Recepción"),
            Column.required("rut", "Rut Receptor", "Rut Prestador", "Rut Prestador de Servicios", "Rut"),
            Column.optional("name", "Nombre Receptor", "Nombre Prestador", "Nombre", "Nombre o Razón Social"),
            Column.required("gross", "Bruto", "Brutos", "Monto Bruto"),
            Column.required("retained", "Retenido", "Retención"),
            Column.required("paid", "Pagado", "Líquido"));

    /** The order of the columns of a BTE report, for one whose titles repeat themselves. */
    private static final List<String> BTE_ORDER = List.of(
            "folio", "state", "date", "issuer", "issuer-name", "received", "rut", "name", "gross", "retained", "paid");

    private final TableLimits limits;

    /** A reader within {@code limits}. */
    public ReportReader(TableLimits limits) {
        this.limits = limits;
    }

    /** A reader within the default limits. */
    public ReportReader() {
        this(TableLimits.DEFAULT);
    }

    /** Whether {@code source} has the columns of a report, rather than those of a plain list. */
    public boolean isReport(TableSource source) {
        try (TableReader reader = Tables.open(source, limits)) {
            return titles(reader, new StringBuilder(), RECEIVED).isPresent();
        }
    }

    /**
     * Reads a plain list of tax numbers: the column {@code rut} of a CSV or XLSX file.
     *
     * @throws ProblemException with a code of {@code dev.cuadra.tables}, or of the first number that is none
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public Set<Rut> numbers(TableSource source) {
        try (TableReader reader = Tables.open(source, limits)) {
            HeaderedTable table = HeaderedTable.of(reader, List.of(Column.required("rut", "director", "rut director")));
            if (!table.header().problems().isEmpty()) {
                throw new ProblemException(table.header().problems().get(0));
            }
            Set<Rut> numbers = new LinkedHashSet<>();
            for (Optional<HeaderedRow> row = table.next(); row.isPresent(); row = table.next()) {
                numbers.add(RowReader.rut(row.get()));
            }
            return numbers;
        }
    }

    /**
     * Reads the report of received boletas.
     *
     * @throws ProblemException with a code of {@code dev.cuadra.tables}, or {@code REPORT_IS_LOGIN_PAGE},
     *     {@code REPORT_WITHOUT_TABLE}
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public BoletaReport received(TableSource source) {
        return read(source, ReportKind.RECEIVED, Optional.empty());
    }

    /**
     * Reads the report of BTE that {@code payer} issued.
     *
     * @throws ProblemException as {@link #received}
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public BoletaReport bte(TableSource source, Rut payer) {
        return read(source, ReportKind.BTE, Optional.of(payer));
    }

    private BoletaReport read(TableSource source, ReportKind kind, Optional<Rut> payer) {
        List<Column> columns = kind == ReportKind.BTE ? BTE : RECEIVED;
        try (TableReader reader = Tables.open(source, limits)) {
            refuseLoginPage(reader);
            StringBuilder preamble = new StringBuilder();
            Optional<Row> titles = titles(reader, preamble, columns);
            reader.text()
                    .ifPresent(page ->
                            preamble.append(' ').append(TAG.matcher(page).replaceAll(" ")));
            Preamble heading = Preamble.of(preamble);
            if (titles.isEmpty()) {
                if (NO_MOVEMENT.matcher(preamble).find()) {
                    return empty(reader, kind, heading);
                }
                throw new ProblemException(
                        Texts.BOOK.problem("REPORT_WITHOUT_TABLE", Place.in(source.name()), Map.of()));
            }
            HeaderedTable table = HeaderedTable.below(reader, named(titles.get(), columns, kind), columns);
            return body(table, titles.get(), kind, heading, payer);
        }
    }

    private static BoletaReport body(
            HeaderedTable table, Row titles, ReportKind kind, Preamble heading, Optional<Rut> payer) {
        TableReader reader = table.reader();
        RowReader rows = new RowReader(kind, payer);
        Optional<ReportTotals> totals = Optional.empty();
        for (Optional<HeaderedRow> next = table.next(); next.isPresent(); next = table.next()) {
            HeaderedRow row = next.get();
            if (totals.isPresent()) {
                // Below the totals stand notes, and only notes.
                rows.refuseIfBoleta(row);
            } else if (isTotals(row.row()) && !RowReader.isBoleta(row)) {
                totals = Optional.of(totals(row));
            } else {
                rows.read(row);
            }
        }
        return new BoletaReport(
                reader.source(),
                kind,
                reader.format(),
                heading.company(),
                heading.month(),
                titles.expanded(),
                rows.read(),
                rows.rejected(),
                rows.sums(),
                totals,
                reader.complete(),
                table.header().warnings());
    }

    private static BoletaReport empty(TableReader reader, ReportKind kind, Preamble heading) {
        return new BoletaReport(
                reader.source(),
                kind,
                reader.format(),
                heading.company(),
                heading.month(),
                RECEIVED_TITLES,
                List.of(),
                List.of(),
                Optional.of(ReportTotals.ZERO),
                Optional.of(ReportTotals.ZERO),
                reader.complete(),
                List.of());
    }

    private static void refuseLoginPage(TableReader reader) {
        if (reader.text().filter(page -> LOGIN.matcher(page).find()).isPresent()) {
            throw new ProblemException(Texts.BOOK.problem("REPORT_IS_LOGIN_PAGE", Place.in(reader.source()), Map.of()));
        }
    }

    /** The first row with all the titles that are needed; what stands above it goes into {@code preamble}. */
    private static Optional<Row> titles(TableReader reader, StringBuilder preamble, List<Column> columns) {
        for (int seen = 0; seen < DEEPEST_TITLES; seen++) {
            Optional<Row> row = reader.next();
            if (row.isEmpty()) {
                return row;
            }
            if (missing(row.get(), columns) == 0) {
                return row;
            }
            row.get().values().forEach(value -> preamble.append(value).append(' '));
        }
        return Optional.empty();
    }

    private static long missing(Row row, List<Column> columns) {
        return Header.of("", row, columns).problems().stream()
                .filter(problem -> problem.code().equals("TABLE_COLUMN_MISSING"))
                .count();
    }

    /** The titles of a BTE report name two people by the same words in some copies: there the order tells. */
    private static Row named(Row titles, List<Column> columns, ReportKind kind) {
        boolean ambiguous = !Header.of("", titles, columns).problems().isEmpty();
        return kind == ReportKind.BTE && ambiguous && titles.expanded().size() == BTE_ORDER.size()
                ? Row.of(titles.line(), BTE_ORDER)
                : titles;
    }

    private static boolean isTotals(Row row) {
        return row.values().stream()
                .map(CellText::trimmed)
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .filter(cell -> CellText.titleKey(cell).startsWith("total"))
                .isPresent();
    }

    private static ReportTotals totals(HeaderedRow row) {
        List<String> figures = row.row().values().stream()
                .map(CellText::trimmed)
                .filter(cell -> !cell.isEmpty() && Character.isDigit(cell.charAt(cell.length() - 1)))
                .toList();
        if (figures.size() < 3) {
            throw new ProblemException(problem("REPORT_TOTALS_UNREADABLE", row, Map.of()));
        }
        List<String> last = figures.subList(figures.size() - 3, figures.size());
        try {
            return new ReportTotals(Amounts.parse(last.get(0)), Amounts.parse(last.get(1)), Amounts.parse(last.get(2)));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(problem("REPORT_TOTALS_UNREADABLE", row, Map.of()), e);
        }
    }

    private static Problem problem(String code, HeaderedRow row, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.in(row.source()).atLine(row.line()), values);
    }

    /** Whose report of which month it says it is. */
    private record Preamble(Optional<Rut> company, Optional<YearMonth> month) {
        static Preamble of(CharSequence text) {
            Matcher rut = COMPANY.matcher(text);
            Matcher month = MONTH.matcher(text);
            return new Preamble(
                    rut.find() ? RutReading.of(rut.group(1)).rut() : Optional.empty(),
                    month.find() ? month(month.group(1), month.group(2)) : Optional.empty());
        }

        private static Optional<YearMonth> month(String month, String year) {
            int number = Integer.parseInt(month);
            return number < 1 || number > 12
                    ? Optional.empty()
                    : Optional.of(YearMonth.of(Integer.parseInt(year), number));
        }
    }
}
