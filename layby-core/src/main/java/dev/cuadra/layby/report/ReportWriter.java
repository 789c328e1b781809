package dev.cuadra.layby.report;

import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/**
 * Writes reports as tables; the same report gives the same bytes. Text that a spreadsheet program could take for a
 * formula is made safe. A report that is not sound says so in its first lines. Each method closes the stream. Safe for
 * many threads.
 */
public final class ReportWriter {
    private ReportWriter() {}

    /** The rows as CSV, titled in Spanish or English. */
    public static <R extends ReportRow> void csv(Report<R> report, OutputStream out, CsvStyle style, Locale locale) {
        try (TableWriter writer = Tables.csv(out, style)) {
            rows(report, writer, locale);
        }
    }

    /** The rows as a sheet. */
    public static <R extends ReportRow> void xlsx(Report<R> report, OutputStream out, Locale locale) {
        try (TableWriter writer = Tables.xlsx(out, report.kind().title().in(locale))) {
            rows(report, writer, locale);
        }
    }

    /** The totals as CSV. */
    public static void csvTotals(Report<?> report, OutputStream out, CsvStyle style, Locale locale) {
        try (TableWriter writer = Tables.csv(out, style)) {
            totals(report, writer, locale);
        }
    }

    /** The totals as a sheet. */
    public static void xlsxTotals(Report<?> report, OutputStream out, Locale locale) {
        try (TableWriter writer = Tables.xlsx(out, report.kind().title().in(locale))) {
            totals(report, writer, locale);
        }
    }

    private static <R extends ReportRow> void rows(Report<R> report, TableWriter writer, Locale locale) {
        remarks(report, writer, locale);
        writer.row(titles(report.kind().columns(), locale));
        report.rows().forEach(row -> writer.row(report.cells(row)));
    }

    private static void totals(Report<?> report, TableWriter writer, Locale locale) {
        remarks(report, writer, locale);
        writer.row(titles(report.kind().totalColumns(), locale));
        report.totals().forEach(total -> writer.row(report.cells(total)));
    }

    private static void remarks(Report<?> report, TableWriter writer, Locale locale) {
        report.remarks()
                .forEach(problem -> writer.row(List.of(
                        problem.code(),
                        problem.message().in(locale),
                        problem.remedy().in(locale))));
    }

    private static List<String> titles(List<String> columns, Locale locale) {
        return columns.stream()
                .map(column -> ReportKind.columnTitle(column).in(locale))
                .toList();
    }
}
