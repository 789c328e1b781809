package dev.cuadra.tables;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a table that ships with the program, such as a list of law: a CSV whose first row is its titles. */
public final class DataFile {
    private DataFile() {}

    /**
     * The rows below the titles. Closes the stream.
     *
     * @param name the name of the file, for messages
     * @param in the file; null, as a missing class-path resource is, fails with a message
     * @throws TableException when the file is not such a table
     * @throws java.io.UncheckedIOException when the file is missing or cannot be read
     */
    public static List<Row> rows(String name, @Nullable InputStream in) {
        byte[] bytes = read(name, in);
        TableSource source = TableSource.of(name, () -> new ByteArrayInputStream(bytes));
        // snippet:table
        try (TableReader reader = Tables.open(source)) {
            List<String> titles = reader.next().orElseThrow().values();
            return reader.remaining().stream()
                    .map(row -> new Row(name, titles, row.values()))
                    .toList();
        }
        // end:table
    }

    private static byte[] read(String name, @Nullable InputStream in) {
        if (in == null) {
            throw new UncheckedIOException(new FileNotFoundException(name));
        }
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * A row of a data file.
     *
     * @param file the name of the file
     * @param titles its column titles
     * @param cells the row's cells, as many as titles
     */
    public record Row(String file, List<String> titles, List<String> cells) {
        public Row {
            titles = List.copyOf(titles);
            cells = List.copyOf(cells);
            if (cells.size() != titles.size()) {
                throw new IllegalStateException(file + " has a row of " + cells.size() + " cells: " + cells.get(0));
            }
        }

        /** The cell under {@code title}, trimmed; empty where the file leaves it empty. */
        public String text(String title) {
            int at = IntStream.range(0, titles.size())
                    .filter(i -> titles.get(i).equals(title))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(file + " has no column " + title));
            return CellText.trimmed(cells.get(at));
        }
    }
}
