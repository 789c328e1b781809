package dev.cuadra.boleta.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the law that ships with this module. */
public final class LawFile {
    private LawFile() {}

    /** The rows of a resource beside this class, each as title to value. */
    public static List<Row> rows(String name) {
        try (InputStream in = LawFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + name);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> titles = cells(reader.readLine());
            List<Row> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = cells(line);
                if (cells.size() != titles.size()) throw new IllegalStateException(name + ": " + line);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < titles.size(); i++) row.put(titles.get(i), cells.get(i));
                rows.add(new Row(name, row));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of a law file. */
    public record Row(String file, Map<String, String> cells) {
        /** The cell under {@code title}; empty where the file leaves it empty. */
        public String text(String title) {
            String cell = cells.get(title);
            if (cell == null) {
                throw new IllegalStateException(file + " has no column " + title);
            }
            return cell;
        }

        /** Whether the cell under {@code title} is empty. */
        public boolean lacks(String title) {
            return text(title).isEmpty();
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells;
    }
}
