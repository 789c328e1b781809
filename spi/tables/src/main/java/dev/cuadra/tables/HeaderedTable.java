package dev.cuadra.tables;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table whose first row that is not blank is its header. Blank rows are passed over. Rows that are at fault come with
 * their problem instead of ending the reading, so that an import can reject them one by one. For one thread; closing it
 * closes the reader.
 *
 * <p>For tables with several header rows, such as reports, find the row of titles in a {@link TableReader} and use
 * {@link #below(TableReader, Row, List)}.
 */
public final class HeaderedTable implements AutoCloseable {
    private final TableReader reader;
    private final Header header;

    private HeaderedTable(TableReader reader, Header header) {
        this.reader = reader;
        this.header = header;
    }

    /**
     * Reads the header. Problems of the header are not thrown: look at {@link Header#problems()}.
     *
     * @throws TableException when there is no row, or the first cannot be read
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public static HeaderedTable of(TableReader reader, List<Column> wanted) {
        for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
            if (!row.get().blank()) {
                return below(reader, row.get(), wanted);
            }
        }
        throw TableException.of(TableFault.EMPTY, Place.in(reader.source()), Map.of());
    }

    /** The rows that {@code reader} still has to give, below a row of titles that was found already. */
    public static HeaderedTable below(TableReader reader, Row titles, List<Column> wanted) {
        return new HeaderedTable(reader, Header.of(reader.source(), titles, wanted));
    }

    /** Which column stands where, and what is wrong with the titles. */
    public Header header() {
        return header;
    }

    /** The reader beneath. */
    public TableReader reader() {
        return reader;
    }

    /**
     * The next row that is not blank, or empty at the end.
     *
     * @throws TableException for a fault that ends the reading
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public Optional<HeaderedRow> next() {
        while (true) {
            try {
                Optional<Row> row = reader.next();
                if (row.isEmpty()) {
                    return Optional.empty();
                }
                if (!row.get().blank()) {
                    return Optional.of(headered(
                            row.get(), header.misfit(reader.source(), row.get(), reader.format() == TableFormat.XLSX)));
                }
            } catch (TableException e) {
                if (!e.recoverable()) {
                    throw e;
                }
                Row row = e.row()
                        .orElseGet(() -> Row.of(Math.max(1, e.problem().where().line()), List.of()));
                return Optional.of(headered(row, Optional.of(e.problem())));
            }
        }
    }

    private HeaderedRow headered(Row row, Optional<Problem> problem) {
        return new HeaderedRow(reader.source(), header, row, problem);
    }

    @Override
    public void close() {
        reader.close();
    }
}
