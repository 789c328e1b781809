package dev.cuadra.boleta.internal;

import dev.cuadra.tables.CellText;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the law that ships with this module. */
public final class LawFile {
    private LawFile() {}

    /** The rows of a CSV resource beside this class. */
    public static List<Row> rows(String name) {
        TableSource source = TableSource.of(name, () -> {
            InputStream in = LawFile.class.getResourceAsStream(name);
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in;
        });
        // snippet:table
        try (TableReader reader = Tables.open(source)) {
            List<String> titles = reader.next().orElseThrow().values();
            return reader.remaining().stream()
                    .map(row -> new Row(name, titles, row.values()))
                    .toList();
        }
        // end:table
    }

    /**
     * A row of a law file.
     *
     * @param file the name of the file
     * @param titles its column titles
     * @param cells the row's cells, as many as titles
     */
    public record Row(String file, List<String> titles, List<String> cells) {
        public Row {
            if (cells.size() != titles.size()) {
                throw new IllegalStateException(file + " has a row of " + cells.size() + " cells: " + cells.get(0));
            }
        }

        /** The cell under {@code title}; empty where the file leaves it empty. */
        public String text(String title) {
            int at = IntStream.range(0, titles.size())
                    .filter(i -> titles.get(i).equals(title))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(file + " has no column " + title));
            return CellText.trimmed(cells.get(at));
        }
    }
}
