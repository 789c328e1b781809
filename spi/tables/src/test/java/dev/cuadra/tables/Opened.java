package dev.cuadra.tables;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Short forms for tests. */
final class Opened {
    static final Charset LATIN = Charset.forName("windows-1252");

    private Opened() {}

    static TableReader text(String text) {
        return Tables.open(TableSource.ofText("datos.csv", text));
    }

    static TableReader bytes(byte[] bytes) {
        return Tables.open(TableSource.ofBytes("datos.csv", bytes));
    }

    static List<List<String>> values(TableReader reader) {
        try (reader) {
            return reader.remaining().stream().map(Row::values).toList();
        }
    }

    static List<Long> lines(TableReader reader) {
        try (reader) {
            return reader.remaining().stream().map(Row::line).toList();
        }
    }

    static byte[] csv(CsvStyle style, Consumer<TableWriter> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = Tables.csv(out, style)) {
            rows.accept(writer);
        }
        return out.toByteArray();
    }

    static byte[] xlsx(Consumer<TableWriter> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = Tables.xlsx(out, "Hoja")) {
            rows.accept(writer);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
