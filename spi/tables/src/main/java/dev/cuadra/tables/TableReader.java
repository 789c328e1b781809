package dev.cuadra.tables;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An open table. CSV and XLSX are streamed; an HTML page is held in memory. For one thread.
 *
 * <p>A row without any cell is left out; a CSV or HTML row of blank cells is given, a sheet's row of empty cells is not.
 * The header is a row like any other.
 */
public interface TableReader extends AutoCloseable {
    /** The name of the source. */
    String source();

    /** The format that the content has. */
    TableFormat format();

    /** The charset that the text was read with; empty for a workbook. */
    Optional<Charset> charset();

    /** The delimiter of a CSV file; empty for other formats. */
    Optional<Character> delimiter();

    /** The visible sheets of a workbook in its order; empty for other formats. */
    List<String> sheets();

    /**
     * How many rows to expect at most, for showing progress: the physical lines of a CSV file, the rows of a sheet or of
     * an HTML page. Empty when that is not known before reading.
     */
    OptionalLong expectedRows();

    /** The decoded page, its line breaks turned to line feeds; empty for other formats. */
    Optional<String> text();

    /**
     * Whether the end was there. An HTML page is incomplete when it does not close each of its tables, or opens
     * {@code <html>} and never closes it. Other formats are always complete: a CSV file cannot tell, and a workbook that
     * is cut off is not read at all.
     */
    boolean complete();

    /**
     * The next row, or empty at the end.
     *
     * @throws TableException for what cannot be read; when it is recoverable the next call goes on behind that row,
     *     otherwise every further call throws the same
     * @throws java.io.UncheckedIOException when the medium fails
     */
    Optional<Row> next();

    /** All rows from here to the end, for tables known to be small; throws what {@link #next()} throws. */
    default List<Row> remaining() {
        List<Row> rows = new ArrayList<>();
        for (Optional<Row> row = next(); row.isPresent(); row = next()) {
            rows.add(row.get());
        }
        return List.copyOf(rows);
    }

    /** Gives the source back. Harmless when repeated. */
    @Override
    void close();
}
