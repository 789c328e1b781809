package dev.cuadra.tables;

import dev.cuadra.tables.internal.CsvRows;
import dev.cuadra.tables.internal.Opening;
import dev.cuadra.tables.internal.XlsxFile;
import java.io.OutputStream;
import java.util.List;

/**
 * The door to tables in bytes. Files are not opened here: a caller hands in a {@link TableSource} or a stream. Safe for
 * many threads.
 */
public final class Tables {
    private Tables() {}

    /** Opens a table within the default limits; see {@link #open(TableSource, TableLimits, ReadOptions)}. */
    public static TableReader open(TableSource source) {
        return open(source, TableLimits.DEFAULT, ReadOptions.DEFAULT);
    }

    /** Opens a table within {@code limits}; see {@link #open(TableSource, TableLimits, ReadOptions)}. */
    public static TableReader open(TableSource source, TableLimits limits) {
        return open(source, limits, ReadOptions.DEFAULT);
    }

    /**
     * Opens a table and finds its format by its content.
     *
     * <ul>
     *   <li>The charset of CSV is that of its byte-order mark (UTF-8, UTF-16), else UTF-8 if every byte fits, else
     *       windows-1252, which is Latin-1 with more signs; a file that mixes them is refused. HTML asks its own
     *       declaration before windows-1252.
     *   <li>The delimiter of CSV is the most frequent of semicolon, comma, tab and bar in the first line that has one
     *       outside quotes; a first line {@code sep=;} decides and is skipped.
     *   <li>A cell of a sheet is given as text: dates as {@code 2026-09-05} or {@code 2026-09-05T13:45:00}, times as
     *       {@code 13:45:00}, numbers plain, without exponent or needless zeros, a formula by its stored value, truth
     *       as {@code TRUE} and {@code FALSE}.
     *   <li>A cell of an HTML page is its own text, without that of tables within: entities decoded, blanks and
     *       non-breaking blanks run together into one, {@code <br>} turned to a line feed, ends trimmed.
     *   <li>No cell has U+0000 or half a surrogate pair: where a page or a sheet spells one out, U+FFFD stands for it.
     * </ul>
     *
     * @throws TableException when the source holds no table that can be read; limits are checked here as far as they
     *     can be before rows are read
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public static TableReader open(TableSource source, TableLimits limits, ReadOptions options) {
        return Opening.open(source, limits, options);
    }

    /**
     * Begins a CSV file in UTF-8. Text that a spreadsheet program could take for a formula is written as
     * {@link CellText#safe} says; {@link CellText#plain} gives it back. A date is written as {@code 2026-09-05}, a
     * number plain, a truth value as {@code TRUE} or {@code FALSE}.
     *
     * @throws IllegalArgumentException from {@link TableWriter#row} for text with U+0000 or half a surrogate pair
     */
    public static TableWriter csv(OutputStream out, CsvStyle style) {
        return CsvRows.writer(out, style);
    }

    /**
     * Begins a workbook of one sheet. The same rows give the same bytes, whenever they are written. Text stays text;
     * numbers of up to 15 digits and dates from 1900-03-01 to 9999-12-31 are numbers of the sheet, others are text. Rows are
     * streamed.
     *
     * @param sheet the title of the sheet, 1 to 31 characters without {@code [ ] : * ? / \}
     * @throws IllegalArgumentException for another title, and from {@link TableWriter#row} beyond 1,048,576 rows,
     *     16,384 columns or 32,767 characters in a cell
     */
    public static TableWriter xlsx(OutputStream out, String sheet) {
        return XlsxFile.writer(out, List.of(sheet));
    }

    /**
     * Begins a workbook of several sheets, which are written one after the other; else as
     * {@link #xlsx(OutputStream, String)}.
     *
     * @param sheets the titles of 1 to 100 sheets, no two alike but for case
     */
    public static SheetsWriter xlsx(OutputStream out, List<String> sheets) {
        return XlsxFile.writer(out, List.copyOf(sheets));
    }
}
