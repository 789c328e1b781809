package dev.cuadra.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The kit's own small tables: a header, commas, and a last column that may itself hold commas. */
final class Rows {
    private Rows() {}

    static List<Row> of(String resource) {
        List<String> lines = text(resource).lines().toList();
        String[] header = lines.get(0).split(",");
        return lines.stream().skip(1).map(line -> row(header, line)).toList();
    }

    private static Row row(String[] header, String line) {
        String[] cells = line.split(",", header.length);
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            byName.put(header[i], cells[i]);
        }
        return new Row(byName);
    }

    private static String text(String resource) {
        try (InputStream in = Rows.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    record Row(Map<String, String> cells) {
        String text(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }
}
